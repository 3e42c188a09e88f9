using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Maintenance;

/// <summary>From votes to answers around a window of the monitor from 12:10 to 12:40.</summary>
public sealed class MaintenanceFlowTests : IDisposable
{
    private static readonly MonitorRegistration Site = Votes.Monitor();
    private static readonly DateTimeOffset Begin = Votes.Noon.AddMinutes(10);
    private static readonly DateTimeOffset End = Votes.Noon.AddMinutes(40);

    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryQueues _queues;
    private readonly InMemorySnapshotStore _snapshots = new();
    private readonly InMemoryMonitorStore _store = new();
    private readonly InMemoryMaintenanceStore _plans = new();
    private readonly MonitorDirectory _monitors;
    private readonly Aggregator _aggregator;
    private readonly StatusService _statuses;

    public MaintenanceFlowTests()
    {
        _queues = new InMemoryQueues(_time);
        _monitors = new MonitorDirectory(_store, _plans, _time);
        _aggregator = Aggregators.Create(_snapshots, _queues, _monitors, _time);
        var reader = new StateReader(_snapshots, _monitors, Votes.Mesh, _time);
        var history = new InMemoryHistoryStore();
        var live = new LiveHours(history, new InMemoryResultStore(), _monitors, Votes.Mesh, _time);
        var uptimes = new UptimeReader(history, live, _monitors, Votes.Mesh, _time, NullLogger<UptimeReader>.Instance);
        _statuses = new StatusService(reader, new OnDemandChecks(reader, _queues, Votes.Mesh, _time), uptimes, Votes.Mesh, new TargetLookup(_monitors, ProbeBench.Open), _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_window_the_verdict_is_maintenance_and_the_regions_still_say_what_they_see()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 9.5);

        // Nothing was written since, and yet it has begun.
        var begun = await AskAsync(10);
        await VoteAsync(VoteKind.Down, 10.5);
        var down = await AskAsync(11);

        Assert.Equal((Verdict.Maintenance, Answer.Unknown, Begin, true), (begun.Verdict, begun.Answer, begun.Since, begun.Fresh));
        Assert.Equal((Verdict.Maintenance, Begin, 3), (down.Verdict, down.Since, down.Quorum.Down));
        Assert.Equal(new CurrentMaintenance("Backup", Begin, End), down.Maintenance);
        Assert.Equal("127.0.0.1:81 is in planned maintenance until 12:40 UTC.", down.Headline);
        Assert.All(down.Regions, region => Assert.Equal(VoteKind.Down, region.Vote));
        Assert.Equal((Verdict.Maintenance, Begin), await SnapshotAsync());
    }

    [Fact]
    public async Task A_site_that_is_down_in_maintenance_needs_no_second_opinions()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 9.5);

        await VoteAsync(VoteKind.Down, 10.5);

        Assert.Empty(await _queues.ReceiveAsync(QueueNames.Probe("europe"), 32, TimeSpan.FromDays(1), Token));
    }

    [Fact]
    public async Task After_the_window_a_site_that_answered_in_it_is_up_since_its_end()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 9.5);
        await VoteAsync(VoteKind.Down, 20);
        await VoteAsync(VoteKind.Up, 39.5);

        var ended = await AskAsync(40);
        await VoteAsync(VoteKind.Up, 40.5);

        Assert.Equal((Verdict.Up, End, true), (ended.Verdict, ended.Since, ended.Fresh));
        Assert.Null(ended.Maintenance);
        Assert.Equal((Verdict.Up, End), await SnapshotAsync());
    }

    [Fact]
    public async Task Failures_from_inside_do_not_count_after_and_whoever_asks_makes_the_regions_look_again()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Down, 39.5);

        var ended = await AskAsync(40);

        Assert.Equal((Verdict.Unknown, false), (ended.Verdict, ended.Fresh));
        Assert.All(ended.Regions, region => Assert.Equal((VoteKind.Abstained, Abstention.Maintenance), (region.Vote, region.Abstention)));
        Assert.Single(await _queues.ReceiveAsync(QueueNames.Probe("asia"), 32, TimeSpan.FromDays(1), Token));
    }

    [Fact]
    public async Task Trouble_that_goes_on_is_down_since_the_end_of_the_window()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Down, 9.5); // before it, too
        await VoteAsync(VoteKind.Down, 39.5);

        await VoteAsync(VoteKind.Down, 40.2);
        var down = await AskAsync(40.3);

        Assert.Equal((Verdict.Down, Answer.Everyone, End), (down.Verdict, down.Answer, down.Since));
        Assert.Equal((Verdict.Down, End), await SnapshotAsync());
        Assert.NotEmpty(await _queues.ReceiveAsync(QueueNames.Probe("asia"), 32, TimeSpan.FromDays(1), Token));
    }

    [Fact]
    public async Task No_incident_opens_in_a_window_and_trouble_that_goes_on_opens_one_after_it()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 9.5);
        for (var minute = 10.5; minute < 40; minute++)
        {
            await VoteAsync(VoteKind.Down, minute);
        }

        Assert.Null((await FindAsync()).Incident);

        await VoteAsync(VoteKind.Down, 40.2);
        Assert.Null((await FindAsync()).Incident); // it may pass yet
        await VoteAsync(VoteKind.Down, 40.6);

        Assert.Equal((End, true), ((await FindAsync()).Incident!.StartedAt, (await FindAsync()).Incident!.IsOpen));
    }

    [Fact]
    public async Task A_window_that_begins_before_trouble_is_certain_keeps_the_incident_closed()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 9);
        await VoteAsync(VoteKind.Down, 9.9);

        await VoteAsync(VoteKind.Down, 10.5);
        await VoteAsync(VoteKind.Up, 39);
        await VoteAsync(VoteKind.Up, 41);

        Assert.Null((await FindAsync()).Incident);
    }

    [Fact]
    public async Task Trouble_that_begins_after_the_window_is_dated_by_its_first_failing_look()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 39.5);
        await VoteAsync(VoteKind.Up, 40.5);

        await VoteAsync(VoteKind.Down, 41.5);

        Assert.Equal((Verdict.Down, Votes.Noon.AddMinutes(41.5)), await SnapshotAsync());
    }

    [Fact]
    public async Task Maintenance_is_over_when_it_is_over_even_if_nobody_looks_any_more()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Up, 39.5);

        var inside = await AskAsync(39.9);
        var after = await AskAsync(100);

        Assert.Equal(Verdict.Maintenance, inside.Verdict);
        Assert.Equal((Verdict.Unknown, false), (after.Verdict, after.Fresh));
    }

    [Fact]
    public async Task A_window_that_nobody_looks_into_is_maintenance_all_the_same()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Down, 1);

        var answer = await AskAsync(30);

        Assert.Equal((Verdict.Maintenance, false, Confidence.Low), (answer.Verdict, answer.Fresh, answer.Confidence));
    }

    [Fact]
    public async Task A_window_that_is_called_off_hides_nothing_any_more()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Down, 20);

        await new MaintenancePlanner(_plans, _monitors).ApplyAsync(MonitorSource.File, [], Token);
        var answer = await AskAsync(20.1);

        Assert.Equal((Verdict.Down, Votes.Noon.AddMinutes(20)), (answer.Verdict, answer.Since));
    }

    [Fact]
    public async Task A_visitor_who_cannot_reach_it_hears_of_the_maintenance()
    {
        await PlanAsync();
        await VoteAsync(VoteKind.Down, 20);

        var answer = await AskAsync(20.1, CallerObservation.Unreachable);

        Assert.Contains("planned maintenance", answer.Me!.Summary, StringComparison.Ordinal);
        Assert.Empty(answer.Me.Try);
    }

    public void Dispose() => _monitors.Dispose();

    private async Task PlanAsync()
    {
        await _store.PutAsync(Site, Token);
        await _plans.PutAsync(Plans.Once(Begin, End, "Backup").For(Site), Token);
    }

    /// <summary>All regions look at <paramref name="minute"/> after noon and see the same.</summary>
    private async Task VoteAsync(VoteKind vote, double minute)
    {
        _time.SetUtcNow(Votes.Noon.AddMinutes(minute));
        foreach (var region in Votes.Regions)
        {
            await _aggregator.HandleAsync(MessageText.Write(Votes.Message(Site, Votes.Vote(region, vote, 60 * minute))), Token);
        }
    }

    private async Task<StatusAnswer> AskAsync(double minute, CallerObservation? me = null)
    {
        _time.SetUtcNow(Votes.Noon.AddMinutes(minute));
        var question = new StatusQuestion { Url = Site.Target.Url, Wait = TimeSpan.Zero, Me = me, Origin = "http://localhost" };
        return Assert.IsType<StatusOutcome.Answered>(await _statuses.AskAsync(question, Token)).Answer;
    }

    private async Task<(Verdict Verdict, DateTimeOffset Since)> SnapshotAsync() => ((await FindAsync()).Verdict, (await FindAsync()).Since);

    private async Task<Snapshot> FindAsync() => (await _snapshots.FindAsync(Site.Shard, Site.Target.Id, Token))!;
}
