using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

[Collection(LongRuns.Name)]
public sealed class MonitoredTargetTests : IDisposable
{
    /// <summary>A probe that was under way when the site stopped may have begun this long before.</summary>
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_monitor_follows_its_site_down_and_up_again()
    {
        await using var site = new SwitchableSite();
        await MonitorsFile.WriteAsync(_folder, "5s", site.Url);
        await using var host = await RunningHost.StartAsync(_folder);
        await host.VotesAsync(site.Url, "up up up");
        await host.BadgeAsync(site.Url, "up");

        var stopped = TimeProvider.System.GetUtcNow();
        await site.StopAsync();
        var down = await host.VotesAsync(site.Url, "down down down");
        var seen = TimeProvider.System.GetUtcNow();

        Assert.Equal(("down", "everyone"), (down.Verdict, down.Answer));
        Assert.All(["europe", "americas", "asia"], region => Assert.Equal("connect-refused", down.CauseIn(region)));
        Assert.InRange(down.Since, stopped - LongestProbe, seen);
        Assert.True(down.Since < down.CheckedAt, "since is the first failing look, not the check that confirmed it");
        await host.BadgeAsync(site.Url, "down");

        site.Restart();
        var up = await host.VotesAsync(site.Url, "up up up");

        Assert.Equal("up", up.Verdict);
        Assert.True(up.Since > down.Since);
        await host.BadgeAsync(site.Url, "up");
        Assert.Contains($"{site.Url}: ", Assert.Single(host.Output.Split(Environment.NewLine), line => line.Contains("-> down since", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
