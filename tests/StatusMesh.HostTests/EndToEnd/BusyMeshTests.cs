using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

public sealed class BusyMeshTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Sites_that_hang_do_not_keep_the_monitors_waiting()
    {
        await using var monitored = new SwitchableSite();
        await using var hanging = RawServer.Start(connection => connection.HangAsync());
        await MonitorsFile.WriteAsync(_folder, "5s", monitored.Url);
        await using var host = await RunningHost.StartAsync(_folder, "--storage", "memory");
        await host.VotesAsync(monitored.Url, "up up up");

        // A check of each takes 12 s and more, so a region that worked on eight at once would come to the monitor after a minute and a half.
        var before = await Task.WhenAll(Enumerable.Range(1, 60).Select(number => host.AskAsync($"{hanging.Url}{number}", wait: 0)));
        await Poll.UntilAsync(() => hanging.Connections >= 24, () => host.Output);
        var asked = await host.AskAsync(monitored.Url);
        await host.AskUntilAsync(monitored.Url, now => now.OldestCheck > asked.CheckedAt);

        Assert.All(before, hung => Assert.Equal("unknown", hung.Verdict));
    }

    public void Dispose() => _folder.Dispose();
}
