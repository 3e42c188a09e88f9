using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary><c>LocalHost:Faults</c> as a user would try it.</summary>
public sealed class CutOffTests : IDisposable
{
    private static readonly string[] Regions = ["europe", "americas", "asia"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_site_that_one_region_cannot_reach_is_regional()
    {
        await using var site = new SwitchableSite();
        await using var host = await StartAsync($"--LocalHost:Faults:asia=127.0.0.1:{site.Port}");

        var asked = await host.VotesAsync(site.Url, "up up down");

        Assert.Equal(("regional", "some", "connect-unreachable"), (asked.Verdict, asked.Answer, asked.CauseIn("asia")));
        await host.BadgeAsync(site.Url, "regional");
    }

    [Fact]
    public async Task A_region_without_a_network_abstains_and_the_others_decide()
    {
        await using var site = new SwitchableSite();
        await using var host = await StartAsync("--LocalHost:Faults:asia=*");

        var asked = await host.VotesAsync(site.Url, "up up sick");

        Assert.Equal("up", asked.Verdict);
    }

    [Fact]
    public async Task When_no_region_has_a_network_a_stopped_site_is_unknown_and_never_down()
    {
        using var stopped = new ClosedPort();
        await NeverDownAsync(stopped.Url, [.. Regions.Select(region => $"--LocalHost:Faults:{region}=*")]);
    }

    [Fact]
    public async Task When_no_region_reaches_its_control_hosts_a_stopped_site_is_unknown_and_never_down()
    {
        await using var controls = new ControlHosts();
        using var stopped = new ClosedPort();
        await NeverDownAsync(stopped.Url, [controls.Setting, .. Regions.Select(region => $"--LocalHost:Faults:{region}={controls.Addresses}")]);
    }

    [Fact]
    public async Task When_the_regions_reach_their_control_hosts_a_stopped_site_is_down()
    {
        await using var controls = new ControlHosts();
        using var stopped = new ClosedPort();
        await using var host = await StartAsync(controls.Setting);

        Assert.Equal("down", (await host.VotesAsync(stopped.Url, "down down down")).Verdict);
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningHost> StartAsync(params string[] arguments) => RunningHost.StartAsync(_folder, ["--storage", "memory", .. arguments]);

    /// <summary>Watches a monitor of 5 s until every region has abstained in a first and in a later round.</summary>
    private async Task NeverDownAsync(string url, string[] arguments)
    {
        await MonitorsFile.WriteAsync(_folder, "5s", url);
        await using var host = await StartAsync(arguments);

        var first = await NotDownUntilAsync(host, url, asked => asked.Votes == "sick sick sick");
        await NotDownUntilAsync(host, url, asked => asked.Votes == "sick sick sick" && asked.OldestCheck > first.CheckedAt);

        Assert.DoesNotContain("-> down", host.Output, StringComparison.Ordinal);
        await host.BadgeAsync(url, "unknown");
    }

    private static Task<Asked> NotDownUntilAsync(RunningHost host, string url, Func<Asked, bool> isIt) => host.AskUntilAsync(url, asked =>
    {
        Assert.Equal("unknown", asked.Verdict);
        return isIt(asked);
    });
}
