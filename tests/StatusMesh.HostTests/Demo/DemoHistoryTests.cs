using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.LocalHost.Demo;
using StatusMesh.Testing.Contracts;
using Xunit;

namespace StatusMesh.HostTests.Demo;

public sealed class DemoHistoryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 14, 35, 20, TimeSpan.Zero);

    private static readonly MeshOptions Mesh = new()
    {
        Regions = [.. new[] { "europe", "americas", "asia" }.Select(name => new RegionOptions { Name = name, Title = name })],
    };

    private readonly FakeTimeProvider _time = new(Start);
    private readonly InMemoryHistoryStore _history = new();
    private readonly InMemoryMonitorStore _registrations = new();
    private MonitorDirectory _monitors = null!;
    private UptimeReader _uptimes = null!;
    private DemoSites _sites = null!;
    private DemoHistory _demo = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sites = await FreePorts.StartAsync(_time);
        _monitors = new MonitorDirectory(_registrations, new InMemoryMaintenanceStore(), _time);
        var live = new LiveHours(_history, new InMemoryResultStore(), _monitors, Mesh, _time);
        _uptimes = new UptimeReader(_history, live, _monitors, Mesh, _time, NullLogger<UptimeReader>.Instance);
        _demo = new DemoHistory(_sites, _history, _uptimes, _monitors, Mesh);
        var policy = new TargetPolicy { AllowedNetworks = [System.Net.IPNetwork.Parse("127.0.0.0/8"), System.Net.IPNetwork.Parse("::1/128")] };
        await new MonitorRegistrar(_registrations, _monitors, _time).ApplyAsync(
            MonitorSource.Demo,
            [
                .. _sites.Sites.Select(site => new MonitorDraft(
                    ((TargetParse.Accepted)TargetParser.Parse(site.Url.AbsoluteUri, policy)).Target, site.Name, TimeSpan.FromSeconds(15))),
            ],
            Token);
    }

    public async ValueTask DisposeAsync()
    {
        _monitors.Dispose();
        await _sites.DisposeAsync();
    }

    [Fact]
    public async Task A_week_up_to_the_minute_of_the_start_is_filled_in_and_marked()
    {
        await _demo.FillAsync(Token);

        var hours = await HoursAsync();
        Assert.Equal((7 * 24) + 1, hours.Count);
        Assert.All(hours, hour => Assert.True(hour.Demo && hour.Targets.All(target => target.Demo) && hour.Targets.Count == 6));
        Assert.All(hours.SkipLast(1), hour => Assert.True(hour.IsComplete));
        Assert.False(hours[^1].IsComplete);
        Assert.All(hours[^1].Targets, target => Assert.Equal((35, 35 * 12), (target.Minutes, target.Made)));
        Assert.True(Assert.Single(await _history.ReadMonthsAsync("m-00000", HourClock.DayOf(Start), HourClock.DayOf(Start), Token)).Value.Demo);
    }

    [Theory]
    [InlineData(DemoSiteKind.Healthy, 100.0, 100.0, Verdict.Up)]
    [InlineData(DemoSiteKind.Slow, 100.0, 100.0, Verdict.Up)]
    [InlineData(DemoSiteKind.BadGateway, 95.66, 98.9, Verdict.Down)] // 64 min of the last day, and 47 more of the week
    [InlineData(DemoSiteKind.Regional, 100.0, 100.0, Verdict.Regional)]
    [InlineData(DemoSiteKind.Maintenance, 100.0, 100.0, Verdict.Maintenance)]
    [InlineData(DemoSiteKind.Challenge, null, null, Verdict.Blocked)]
    public async Task Every_site_tells_its_story(DemoSiteKind kind, double? day, double? week, Verdict last)
    {
        await _demo.FillAsync(Token);

        var monitor = await MonitorAsync(kind);
        var uptime = await _uptimes.ReadAsync(monitor, Token);
        Assert.Equal((day, week), (uptime.Day?.Percent, uptime.Week?.Percent));
        Assert.Equal(day is null ? null : 100.0, uptime.Week?.Coverage);
        Assert.Equal(last, (await HoursAsync())[^1].Targets.First(target => target.Id == monitor.Target.Id).Verdicts[34]);
    }

    [Fact]
    public async Task Regions_have_latencies_of_their_own_that_move()
    {
        await _demo.FillAsync(Token);

        var id = (await MonitorAsync(DemoSiteKind.Healthy)).Target.Id;
        var hours = (await HoursAsync()).Select(hour => hour.Targets.First(target => target.Id == id)).ToList();
        var means = Mesh.Regions.Select(region => hours.Average(hour => hour.Regions.First(of => of.Region == region.Name).LatenciesMs.Average())).ToList();
        Assert.Equal(means.Order(), means);
        Assert.All(hours, hour => Assert.All(hour.Regions, region => Assert.True(region.LatenciesMs.Distinct().Count() > 3)));
    }

    [Fact]
    public async Task The_same_start_has_the_same_past()
    {
        await _demo.FillAsync(Token);
        var again = new InMemoryHistoryStore();
        await new DemoHistory(_sites, again, _uptimes, _monitors, Mesh).FillAsync(Token);

        Same.As(await HoursAsync(), await again.ReadAsync("m-00000", Start.AddDays(-9), Start, Token));
    }

    [Fact]
    public async Task What_is_there_is_not_filled_in_again()
    {
        await _demo.FillAsync(Token);
        var hour = (await HoursAsync())[80];
        await _history.WriteAsync([hour with { Targets = [] }], Token);

        _time.Advance(TimeSpan.FromDays(20));
        _monitors.Expire();
        await _demo.FillAsync(Token);

        Assert.Equal((7 * 24) + 1, (await HoursAsync()).Count);
        Assert.Empty((await HoursAsync())[80].Targets);
    }

    [Fact]
    public async Task What_was_measured_is_kept()
    {
        var monitor = await MonitorAsync(DemoSiteKind.Healthy);
        var measured = Samples.Hour("m-00000", HourClock.HourOf(Start).AddHours(-5), targets: 1);
        await _history.WriteAsync([measured with { Targets = [measured.Targets[0] with { Id = monitor.Target.Id, Demo = false }] }], Token);

        await _demo.FillAsync(Token);

        var hour = (await HoursAsync()).Single(hour => hour.Hour == measured.Hour);
        Assert.Equal(6, hour.Targets.Count);
        Assert.Equal(measured.Targets[0].Verdicts, hour.Targets.First(target => target.Id == monitor.Target.Id).Verdicts);
    }

    private async Task<IReadOnlyList<HourHistory>> HoursAsync() => await _history.ReadAsync("m-00000", Start.AddDays(-9), Start.AddDays(30), Token);

    private async Task<MonitorRegistration> MonitorAsync(DemoSiteKind kind)
    {
        var url = _sites.Sites.First(site => site.Kind == kind).Url.AbsoluteUri;
        return (await _monitors.GetAsync(Token)).All.First(monitor => monitor.Target.Url == url);
    }
}
