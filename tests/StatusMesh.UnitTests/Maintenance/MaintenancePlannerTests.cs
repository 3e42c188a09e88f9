using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Maintenance;

public sealed class MaintenancePlannerTests : IDisposable
{
    private readonly InMemoryMaintenanceStore _store = new();
    private readonly InMemoryMonitorStore _monitorStore = new();
    private readonly MonitorDirectory _monitors;
    private readonly MaintenancePlanner _planner;

    public MaintenancePlannerTests()
    {
        _monitors = new MonitorDirectory(_monitorStore, _store, new FakeTimeProvider(Votes.Noon));
        _planner = new MaintenancePlanner(_store, _monitors);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_has_the_plans_that_it_named_last_and_leaves_those_of_others_alone()
    {
        var demo = PlannedMaintenance.Create(MonitorSource.Demo, targetId: null, Plans.Daily("01:00", 60));
        await _planner.ApplyAsync(MonitorSource.Demo, [demo], Token);
        await _planner.ApplyAsync(MonitorSource.File, [Plans.Daily("01:00", 60).ForAll(), Plans.Daily("02:00", 60).ForAll()], Token);

        await _planner.ApplyAsync(MonitorSource.File, [Plans.Daily("02:00", 60).ForAll(), Plans.Daily("03:00", 60).ForAll()], Token);

        Assert.Equal(
            ["demo daily 01:00", "file daily 02:00", "file daily 03:00"],
            (await _store.ListAsync(Token)).Select(plan => $"{plan.Source.ToString().ToLowerInvariant()} {plan.Window.Schedule}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Plans_hold_at_once_on_the_node_that_makes_them()
    {
        var site = Votes.Monitor();
        await _monitorStore.PutAsync(site, Token);
        Assert.False((await _monitors.GetAsync(Token)).MaintenanceOf(site.Target.Id).Covers(Votes.Noon));

        await _planner.ApplyAsync(MonitorSource.File, [Plans.Daily("12:00", 60).For(site)], Token);

        Assert.True((await _monitors.GetAsync(Token)).MaintenanceOf(site.Target.Id).Covers(Votes.Noon));
    }

    public void Dispose() => _monitors.Dispose();
}
