using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Badges;
using StatusMesh.Core.Monitors;
using StatusMesh.HostTests.Azurite;

namespace StatusMesh.HostTests;

/// <summary>What the README says is run, exactly as it stands there.</summary>
public sealed partial class ReadmeTests
{
    private const string Demo = "dotnet run --project src/StatusMesh.LocalHost -- --demo";
    private const string Ask = "curl 'http://localhost:7071/api/status?url=http://tickets.localhost:7082/'";
    private const string Plain = "dotnet run --project src/StatusMesh.LocalHost";
    private const string Fault = "dotnet run --project src/StatusMesh.LocalHost -- --LocalHost:Faults:asia=example.com";
    private const string Check = "dotnet run --project src/StatusMesh.Cli -- check example.com";

    private static readonly string Root = FindRoot();
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void It_is_short() => Assert.True(Readme.Split('\n').Length <= 151, "README.md has more than 150 lines");

    [Fact]
    public void Every_command_is_one_that_is_run_here() =>
        // "dotnet test" is the run that this test is part of.
        Assert.Equal([Demo, Ask, "dotnet test", Plain, Fault, Check], Blocks("bash"));

    [Fact]
    public void Its_monitors_file_is_valid()
    {
        var reading = MonitorFile.Read(string.Join('\n', Blocks("yaml")), TargetPolicy.Public, TimeSpan.FromMinutes(1));

        Assert.Single(Assert.IsType<MonitorFileReading.Valid>(reading).Monitors);
    }

    [Fact]
    public void Its_badge_is_drawn_by_our_own_renderer() =>
        Assert.Equal(
            FlatBadge.Render(new BadgeContent { Label = "site", Message = "up", Color = BadgeColor.BrightGreen }),
            File.ReadAllText(Path.Combine(Root, "docs", "images", "badge.svg")));

    [Fact]
    public void Every_link_leads_to_a_file() =>
        Assert.All(
            Links().Matches(Readme).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)),
            link =>
            {
                var (path, anchor) = link.Split('#') is [var file, var place] ? (file, place) : (link, null);
                Assert.True(Path.Exists(Path.Combine(Root, path)), link);
                Assert.True(anchor is null || Headings(Path.Combine(Root, path)).Contains(anchor), link);
            });

    /// <summary>The anchors of a page: its headings in small letters with hyphens.</summary>
    private static IEnumerable<string> Headings(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith('#'))
        .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-'));

    [Fact]
    public async Task The_first_screen_works_as_written()
    {
        SkipWhenBusy();
        await using var host = await Running.StartAsync(Demo);

        var verdict = await PollAsync(async () => Verdict(await OutputAsync(Ask)), verdict => verdict == "down");

        Assert.Equal("down", verdict);
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Fault)]
    public async Task The_other_ways_to_start_work(string command)
    {
        SkipWhenBusy();
        await using var host = await Running.StartAsync(command);

        Assert.Contains("StatusMesh is ready.", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_monitors_file_in_the_folder_that_one_starts_from_is_read()
    {
        SkipWhenBusy();
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder["monitors.yaml"], Blocks("yaml"), TestContext.Current.CancellationToken);
        await using var host = await Running.StartAsync($"cd '{folder.Path}' && {Plain.Replace("src/", $"'{Root}'/src/", StringComparison.Ordinal)}");

        Assert.Contains("monitors  1", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.Combine(Root, "src"), host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_from_this_machine_answers() =>
        // Without internet it says so; either way it names the site that it looked at.
        Assert.Contains("https://example.com/ ", await OutputAsync(Check), StringComparison.Ordinal);

    private static string? Verdict(string json) => JsonDocument.Parse(json).RootElement.GetProperty("verdict").GetString();

    private static async Task<string?> PollAsync(Func<Task<string?>> read, Func<string?, bool> isThere)
    {
        var last = await read();
        for (var i = 0; i < 60 && !isThere(last); i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
            last = await read();
        }

        return last;
    }

    private static void SkipWhenBusy()
    {
        try
        {
            using var probe = new TcpClient("127.0.0.1", 7071);
            Assert.Skip("Port 7071, which the README names, is in use on this machine.");
        }
        catch (SocketException)
        {
            // Free.
        }
    }

    private static async Task<string> OutputAsync(string command)
    {
        using var process = Shell(command);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    private static Process Shell(string command) => Process.Start(new ProcessStartInfo("bash")
    {
        WorkingDirectory = Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        ArgumentList = { "-c", command },
    })!;

    private static IEnumerable<string> Blocks(string language) =>
        Fences().Matches(Readme).Where(match => match.Groups[1].Value == language).SelectMany(match => match.Groups[2].Value.TrimEnd('\n').Split('\n'));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StatusMesh.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("^```(\\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Links();

    /// <summary>
    /// A host started by a command of the README. The shell reads from us and ends the whole job when its input does, so that nothing
    /// outlives this test run, however that ends.
    /// </summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _output = new();

        private Running(Process process) => _process = process;

        public string Output
        {
            get
            {
                lock (_output)
                {
                    return _output.ToString();
                }
            }
        }

        public static async Task<Running> StartAsync(string command)
        {
            var running = new Running(Shell($"set -m; ({command}) </dev/null & job=$!; cat >/dev/null; kill -TERM -- -$job; wait $job"));
            running._process.OutputDataReceived += (_, line) => running.Keep(line.Data);
            running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
            running._process.BeginOutputReadLine();
            running._process.BeginErrorReadLine();
            for (var i = 0; i < 240 && !running.Output.Contains("stop      Ctrl+C", StringComparison.Ordinal); i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
            }

            return running;
        }

        public async ValueTask DisposeAsync()
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        private void Keep(string? line)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }
}
