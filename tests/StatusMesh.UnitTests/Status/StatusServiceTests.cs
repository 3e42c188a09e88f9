using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Status;

public sealed class StatusServiceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryQueues _queues;
    private readonly InMemoryMonitorStore _monitorStore = new();
    private readonly SwitchedSnapshotStore _snapshots = new(new InMemorySnapshotStore());
    private readonly MonitorDirectory _monitors;
    private readonly StatusService _statuses;
    private readonly Aggregator _aggregator;

    public StatusServiceTests()
    {
        _queues = new InMemoryQueues(_time);
        _monitors = new MonitorDirectory(_monitorStore, new InMemoryMaintenanceStore(), _time);
        var reader = new StateReader(_snapshots, _monitors, Votes.Mesh, _time);
        var history = new InMemoryHistoryStore();
        var live = new LiveHours(history, new InMemoryResultStore(), _monitors, Votes.Mesh, _time);
        var uptimes = new UptimeReader(history, live, _monitors, Votes.Mesh, _time, NullLogger<UptimeReader>.Instance);
        _statuses = new StatusService(reader, new OnDemandChecks(reader, _queues, Votes.Mesh, _time), uptimes, Votes.Mesh, new TargetLookup(_monitors, ProbeBench.Open), _time);
        _aggregator = Aggregators.Create(_snapshots, _queues, _monitors, _time);
    }

    public void Dispose() => _monitors.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_url_has_its_reason() =>
        Assert.Equal(RefusalReason.AddressLinklocal, Assert.IsType<StatusOutcome.Refused>(await AskAsync("http://169.254.169.254/")).Reason);

    [Theory]
    [InlineData("tcp://127.0.0.1:5432")]
    [InlineData("dns://example.com/MX")]
    [InlineData("heartbeat://backup")]
    public async Task Targets_that_are_no_sites_are_answered_only_when_they_are_registered(string url)
    {
        var stranger = Assert.IsType<StatusOutcome.Refused>(await AskAsync(url));
        await _monitorStore.PutAsync(Votes.Monitor() with { Target = ProbeBench.MonitorTarget(url) }, Token);
        _monitors.Expire();

        Assert.Equal(RefusalReason.Scheme, stranger.Reason);
        Assert.Equal(url, Assert.IsType<StatusOutcome.Pending>(await AskAsync(url.ToUpperInvariant())).Answer.Url);
    }

    [Fact]
    public async Task An_unknown_target_is_pending_and_each_region_is_asked_once_however_many_wait()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync("http://127.0.0.1:81/")));

        Assert.All(outcomes, outcome => Assert.Equal(Verdict.Unknown, Assert.IsType<StatusOutcome.Pending>(outcome).Answer.Verdict));
        foreach (var region in Votes.Regions)
        {
            var batch = MessageText.ReadBatch(Assert.Single(await ArrivedAsync(region)).Body);
            Assert.Equal((ProbeReason.OnDemand, region, "http://127.0.0.1:81/"), (batch.Reason, batch.Region, batch.Targets[0].Url));
        }
    }

    [Fact]
    public async Task A_fresh_monitor_is_answered_without_a_probe_and_from_memory_for_a_moment()
    {
        var monitor = await WatchAsync(VoteKind.Up);

        await AskAsync(monitor.Target.Url);
        var calls = _snapshots.Calls;
        var outcome = await AskAsync(monitor.Target.Url);

        var answer = Assert.IsType<StatusOutcome.Answered>(outcome).Answer;
        Assert.Equal((Verdict.Up, Answer.JustYou, true, Confidence.High), (answer.Verdict, answer.Answer, answer.Fresh, answer.Confidence));
        Assert.Equal(calls, _snapshots.Calls);
        Assert.Empty(await _queues.ReceiveAsync(QueueNames.Probe("europe"), 32, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task While_storage_is_away_the_remembered_answer_is_given_and_marked_stale_in_time()
    {
        var monitor = await WatchAsync(VoteKind.Up);
        await AskAsync(monitor.Target.Url);
        _snapshots.IsAway = true;

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(Assert.IsType<StatusOutcome.Answered>(await AskAsync(monitor.Target.Url)).Answer.Fresh);
        _time.Advance(TimeSpan.FromMinutes(10));
        var late = Assert.IsType<StatusOutcome.Answered>(await AskAsync(monitor.Target.Url));

        Assert.Equal((Verdict.Up, false, Confidence.Low), (late.Answer.Verdict, late.Answer.Fresh, late.Answer.Confidence));
        Assert.Equal(TimeSpan.FromSeconds(630), late.Age);
    }

    [Fact]
    public async Task While_storage_is_away_and_nothing_is_remembered_there_is_no_answer()
    {
        _snapshots.IsAway = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AskAsync("http://127.0.0.1:81/"));
    }

    [Fact]
    public async Task After_storage_did_not_answer_it_is_left_alone_for_a_moment()
    {
        var monitor = await WatchAsync(VoteKind.Up);
        await AskAsync(monitor.Target.Url);
        _snapshots.IsAway = true;
        _time.Advance(TimeSpan.FromSeconds(3));
        await AskAsync(monitor.Target.Url);
        var calls = _snapshots.Calls;

        await AskAsync(monitor.Target.Url);

        Assert.Equal(calls, _snapshots.Calls);
    }

    [Fact]
    public async Task A_target_that_nobody_looks_at_any_more_shows_its_last_verdict_as_stale()
    {
        var monitor = await WatchAsync(VoteKind.Down);
        _time.Advance(TimeSpan.FromMinutes(14));

        var answer = Assert.IsType<StatusOutcome.Answered>(await AskAsync(monitor.Target.Url)).Answer;

        Assert.Equal((Verdict.Down, false), (answer.Verdict, answer.Fresh));
        Assert.All(answer.Regions, region => Assert.Equal(Abstention.Stale, region.Abstention));
    }

    [Theory]
    [InlineData(VoteKind.Up, CallerObservation.Unreachable, "It's just you")]
    [InlineData(VoteKind.Down, CallerObservation.Unreachable, "It's not just you")]
    [InlineData(VoteKind.Up, CallerObservation.Offline, "You seem to be offline")]
    public async Task The_callers_own_observation_changes_the_headline(VoteKind votes, CallerObservation me, string begin)
    {
        var monitor = await WatchAsync(votes);

        var answer = Assert.IsType<StatusOutcome.Answered>(await AskAsync(monitor.Target.Url, me)).Answer;

        Assert.StartsWith(begin, answer.Headline, StringComparison.Ordinal);
        Assert.Equal(me, answer.Me!.Observation);
        Assert.Equal(votes == VoteKind.Up, answer.Me.Try.Count > 0);
    }

    private Task<StatusOutcome> AskAsync(string url, CallerObservation? me = null) =>
        _statuses.AskAsync(new StatusQuestion { Url = url, Wait = TimeSpan.Zero, Me = me, Origin = "http://localhost" }, Token);

    /// <summary>Messages to a region; nobody waits for the sending itself when a caller does not want to wait.</summary>
    private async Task<IReadOnlyList<ReceivedMessage>> ArrivedAsync(string region)
    {
        while (true)
        {
            var messages = await _queues.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromMinutes(1), Token);
            if (messages.Count > 0)
            {
                return messages;
            }

            await Task.Yield();
        }
    }

    /// <summary>A monitor on which all regions have just voted.</summary>
    private async Task<MonitorRegistration> WatchAsync(VoteKind votes)
    {
        var monitor = Votes.Monitor();
        await _monitorStore.PutAsync(monitor, Token);
        foreach (var region in Votes.Regions)
        {
            await _aggregator.HandleAsync(MessageText.Write(Votes.Message(monitor, Votes.Vote(region, votes))), Token);
        }

        // Second opinions that the first down vote asked for are not the subject here.
        foreach (var region in Votes.Regions)
        {
            await _queues.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromDays(1), Token);
        }

        return monitor;
    }
}
