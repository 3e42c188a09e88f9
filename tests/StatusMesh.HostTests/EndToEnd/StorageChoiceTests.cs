using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Where there is no Node.js. The search path is emptied, as it would be on such a machine.</summary>
public sealed class StorageChoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Memory_on_purpose_needs_no_Node() =>
        Assert.Equal("in memory, gone at the end", await StorageLineAsync("--storage", "memory"));

    [Fact]
    public async Task Without_Node_the_host_says_so_in_a_line_and_goes_on_in_memory()
    {
        var line = await StorageLineAsync();

        Assert.StartsWith("in memory, gone at the end. ", line, StringComparison.Ordinal);
        Assert.Contains("Node.js", line, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> StorageLineAsync(params string[] arguments)
    {
        await using var site = new SwitchableSite();
        await using var host = await RunningHost.StartAsync(_folder, ["--Mesh:ControlHosts=", .. arguments], searchPath: "");

        Assert.Equal("up", (await host.VotesAsync(site.Url, "up up up")).Verdict);
        return Assert.Single(host.Output.Split(Environment.NewLine), line => line.StartsWith("  storage ", StringComparison.Ordinal))["  storage ".Length..].Trim();
    }
}
