using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StatusMesh.HostTests.Azurite;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>A host that cannot start says why and what to do, in a few lines, and ends with exit code 2.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invalid_monitors_file_is_told_by_line_and_reason()
    {
        await File.WriteAllTextAsync(_folder["monitors.yaml"], "monitors:\n  - url: http://127.0.0.1:1/\n    interval: 1s\n  - url: ftp://example.com\n", Token);

        var output = await RefusedAsync("--storage", "memory");

        Assert.Contains("monitors.yaml, line 3: \"interval\" is \"1s\"; 5s to 1d are allowed.", output, StringComparison.Ordinal);
        Assert.Contains("monitors.yaml, line 4: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Mesh\": {", "Its line 1 is not valid JSON.")]
    [InlineData("{\n  \"Mesh\": { \"Interval\" }\n}", "Its line 2 is not valid JSON.")]
    [InlineData("[]", "Top-level JSON element must be an object.")]
    public async Task A_malformed_settings_file_is_named(string content, string reason)
    {
        await File.WriteAllTextAsync(_folder["appsettings.json"], content, Token);

        var output = await RefusedAsync("--storage", "memory");

        Assert.Contains(_folder["appsettings.json"], output, StringComparison.Ordinal);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_of_the_file_is_named_with_its_value_and_what_is_allowed()
    {
        await File.WriteAllTextAsync(_folder["appsettings.json"], "{ \"Mesh\": { \"Interval\": \"often\" } }", Token);

        Assert.Contains("Mesh:Interval is \"often\"; allowed is a time from 00:00:05", await RefusedAsync("--storage", "memory"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--LocalHost:Faults:atlantis=*", "LocalHost:Faults is \"atlantis\"; allowed are the regions europe, americas, asia.")]
    [InlineData("--Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default is \"Loud\"; allowed are Trace")]
    [InlineData("--urls=http://localhost:0", "--urls wants addresses such as http://localhost:7071")]
    [InlineData("--urls=https://localhost:7071", "--urls wants addresses such as http://localhost:7071")]
    [InlineData("--storage=azure", "set Storage:ConnectionString, or both Storage:TablesUri and Storage:QueuesUri.")]
    [InlineData("--wrong", "The option \"--wrong\" is not known. Allowed: --demo")]
    public async Task A_wrong_argument_is_named(string argument, string message) =>
        Assert.Contains(message, await RefusedAsync(argument), StringComparison.Ordinal);

    [Theory]
    [InlineData("memory")]
    [InlineData("azurite")] // timers and Azurite run already when the port turns out to be busy
    public async Task A_busy_port_is_named(string storage)
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)busy.LocalEndpoint).Port}");

        var output = await RefusedAsync("--storage", storage, "--data", _folder["data"], "--urls", url);

        Assert.Contains($"{url}: address already in use.", output, StringComparison.Ordinal);
        Assert.Contains("--urls http://localhost:<port>", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_in_use_is_named_with_the_process_that_has_it()
    {
        await using var first = await RunningHost.StartAsync(_folder);
        _ = first.ConnectionString;

        var output = await RefusedAsync("--data", _folder["data"], "--urls", "http://127.0.0.1:0");

        Assert.Contains($"The data folder {_folder["data"]} is in use by another StatusMesh (process {first.ProcessId}).", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        await File.WriteAllTextAsync(_folder["data"], "", Token);

        Assert.Contains($"The data folder {_folder["data"]} is a file.", await RefusedAsync("--data", _folder["data"]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RefusedAsync(params string[] arguments)
    {
        using var host = HostProcess.Start(_folder.Path, arguments);
        var code = await host.ExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Token);

        Assert.True(code == 2, $"exit code {code}: {host.Output}");
        Assert.DoesNotContain(host.Lines, line => line.StartsWith("   at ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
        Assert.InRange(host.Lines.Count, 1, 5);
        return host.Output;
    }
}
