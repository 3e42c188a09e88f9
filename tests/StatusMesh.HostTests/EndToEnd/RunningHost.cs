using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using StatusMesh.HostTests.Azurite;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>A LocalHost that is ready, with a client that asks it. Disposing stops it and sees that no process stays behind.</summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan ExitBound = TimeSpan.FromSeconds(30);

    private readonly HostProcess _process;
    private readonly string _folder;
    private bool _ended;

    private RunningHost(HostProcess process, string folder)
    {
        _process = process;
        _folder = folder;
        var page = PageLine().Match(process.Output).Groups[1].Value;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = new Uri(page) };
    }

    /// <summary>Asks the host; its base address is the host's page.</summary>
    public HttpClient Client { get; }

    /// <summary>Process id of the host.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the host wrote so far.</summary>
    public string Output => _process.Output;

    /// <summary>How to reach the Azurite of the host; skips the test when the host had none to start.</summary>
    public string ConnectionString
    {
        get
        {
            var ports = StorageLine().Match(Output);
            Assert.SkipUnless(ports.Success, "There is no Azurite on this machine: " + Output);
            return new AzuriteEndpoints { TablePort = Port(1), QueuePort = Port(2), OtherPorts = false }.ConnectionString;

            int Port(int group) => int.Parse(ports.Groups[group].Value, CultureInfo.InvariantCulture);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string NodeFile => Path.Combine(_folder, "data", "azurite", "azurite.pid");

    /// <summary>
    /// Starts a host in <paramref name="folder"/>, on a free port and with its data in <c>data</c>, and waits until it says that it is
    /// ready. A later argument replaces an earlier one, so <paramref name="arguments"/> win. The regions check themselves against
    /// nobody, unless an argument says otherwise: a test needs no internet.
    /// </summary>
    public static Task<RunningHost> StartAsync(TemporaryFolder folder, params string[] arguments) =>
        StartAsync(folder, ["--Mesh:ControlHosts=", .. arguments], searchPath: null);

    /// <summary>The same with the control hosts that the arguments choose, and with another PATH when one is given.</summary>
    public static async Task<RunningHost> StartAsync(TemporaryFolder folder, string[] arguments, string? searchPath)
    {
        string[] urls = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        var process = HostProcess.Start(folder.Path, ["--data", folder["data"], .. urls, .. arguments], searchPath);
        try
        {
            await Poll.UntilAsync(() => process.HasExited || process.Output.Contains("Ctrl+C", StringComparison.Ordinal), () => process.Output);
            Assert.False(process.HasExited, "The host has ended instead of getting ready: " + process.Output);
            return new RunningHost(process, folder.Path);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Asks for the status of <paramref name="url"/> and waits at most <paramref name="wait"/> seconds for a verdict.</summary>
    public async Task<Asked> AskAsync(string url, int wait = 0)
    {
        using var response = await Client.GetAsync(StatusPath(url, wait), Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{(int)response.StatusCode} {text}");
        return new Asked(response.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Asks until the answer <paramref name="isIt"/>.</summary>
    public Task<Asked> AskUntilAsync(string url, Func<Asked, bool> isIt) =>
        Poll.UntilAsync(() => AskAsync(url, wait: 5), isIt, asked => $"{asked.Body}{Environment.NewLine}{Output}");

    /// <summary>Asks until the regions have voted as in <see cref="Asked.Votes"/>.</summary>
    public Task<Asked> VotesAsync(string url, string votes) => AskUntilAsync(url, asked => asked.Votes == votes);

    /// <summary>Looks at the badge of <paramref name="url"/> until it says <paramref name="text"/>.</summary>
    public Task BadgeAsync(string url, string text) => Poll.UntilAsync(
        () => Client.GetStringAsync(new Uri($"api/badge?url={Uri.EscapeDataString(url)}", UriKind.Relative), Token),
        svg => svg.Contains($"<title>status: {text}</title>", StringComparison.Ordinal),
        svg => svg);

    /// <summary>Path and query of a question.</summary>
    public static Uri StatusPath(string url, int wait) =>
        new(string.Create(CultureInfo.InvariantCulture, $"api/status?url={Uri.EscapeDataString(url)}&wait={wait}"), UriKind.Relative);

    /// <summary>Runs <paramref name="meanwhile"/> while the host does nothing at all, as on a computer that sleeps.</summary>
    public async Task SleepAsync(Func<Task> meanwhile)
    {
        await _process.SignalAsync("STOP", Token);
        try
        {
            await meanwhile();
        }
        finally
        {
            await _process.SignalAsync("CONT", CancellationToken.None);
        }
    }

    /// <summary>Stops the host as a service manager does (INT: as Ctrl+C does), and sees that nothing of it stays behind.</summary>
    public async Task StopAsync(string signal = "TERM")
    {
        var node = NodeId();
        await _process.SignalAsync(signal, Token);
        Assert.Equal(0, await EndAsync());
        await GoneAsync(node);
    }

    /// <summary>Kills the host, and sees that its Node.js ends by itself.</summary>
    public async Task KillAsync()
    {
        var node = NodeId();
        _process.Kill();
        await EndAsync();
        await GoneAsync(node);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_ended)
            {
                await StopAsync();
            }
        }
        finally
        {
            Client.Dispose();
            _process.Dispose();
        }
    }

    private async Task<int> EndAsync()
    {
        var code = await _process.ExitAsync(Token).WaitAsync(ExitBound, TimeProvider.System, Token);
        _ended = true;
        return code;
    }

    private int? NodeId() => File.Exists(NodeFile) ? int.Parse(File.ReadAllText(NodeFile), CultureInfo.InvariantCulture) : null;

    private static Task GoneAsync(int? node) =>
        node is { } id ? Poll.UntilAsync(() => !LiveProcess.Is(id), () => $"Node.js, process {id}, has outlived its host.") : Task.CompletedTask;

    [GeneratedRegex(@"^  page +(\S+)", RegexOptions.Multiline)]
    private static partial Regex PageLine();

    [GeneratedRegex(@"tables at http://127\.0\.0\.1:(\d+)/\S+ queues at http://127\.0\.0\.1:(\d+)/")]
    private static partial Regex StorageLine();
}
