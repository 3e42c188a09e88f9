using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Incidents;

/// <summary>From votes to log and outbox, with nodes that die on the way (fault scenarios M08 and M09).</summary>
public sealed class IncidentFlowTests : IDisposable
{
    private static readonly MonitorRegistration Site = Votes.Monitor();

    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryQueues _queues;
    private readonly InMemorySnapshotStore _snapshots = new();
    private readonly InMemoryMonitorStore _store = new();
    private readonly DyingIncidentStore _incidents = new(new InMemoryIncidentStore());
    private readonly DyingOutbox _outbox = new(new InMemoryAlertOutbox());
    private readonly MonitorDirectory _monitors;
    private readonly Aggregator _aggregator;

    public IncidentFlowTests()
    {
        _queues = new InMemoryQueues(_time);
        _monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), _time);
        var alerts = new AlertOptions { Channels = [new AlertChannel { Name = "ops", Kind = AlertChannelKind.Webhook }, new AlertChannel { Name = "mail", Kind = AlertChannelKind.Email }] };
        _aggregator = Aggregators.Create(_snapshots, _queues, _monitors, _time, _incidents, _outbox, alerts);
        _store.PutAsync(Site, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _monitors.Dispose();

    [Fact]
    public async Task An_outage_is_one_incident_and_one_alert_per_channel_for_its_begin_and_its_end()
    {
        await HearAllAsync(VoteKind.Up, 0);
        await HearAllAsync(VoteKind.Down, 60, Cause.ConnectRefused);
        Assert.Empty(await IncidentsAsync());
        await HearAllAsync(VoteKind.Down, 91, Cause.ConnectRefused);

        var incident = Assert.Single(await IncidentsAsync());
        Assert.Equal((Site.Name, Verdict.Down, Cause.ConnectRefused, Votes.Noon.AddSeconds(60), true), (incident.Name, incident.Verdict, incident.Cause, incident.StartedAt, incident.IsOpen));
        Assert.Equal([AlertKind.Opened, AlertKind.Opened], (await AlertsAsync()).Select(alert => alert.Kind));

        await HearAllAsync(VoteKind.Up, 300);
        await HearAllAsync(VoteKind.Up, 331);

        incident = Assert.Single(await IncidentsAsync());
        Assert.Equal(Votes.Noon.AddSeconds(300), incident.EndedAt);
        Assert.Equal([IncidentEventKind.Opened, IncidentEventKind.Closed], incident.Timeline.Select(entry => entry.Kind));
        Assert.Equal(4, (await AlertsAsync()).Count);
    }

    [Fact]
    public async Task A_glitch_of_half_a_minute_is_no_incident()
    {
        await HearAllAsync(VoteKind.Up, 0);
        await HearAllAsync(VoteKind.Down, 60);
        await HearAllAsync(VoteKind.Up, 90);
        await HearAllAsync(VoteKind.Up, 150);

        Assert.Empty(await IncidentsAsync());
        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task All_regions_are_asked_to_look_again_when_the_verdict_has_lasted()
    {
        await HearAllAsync(VoteKind.Up, 0);
        await HearAllAsync(VoteKind.Down, 60);
        await DrainAsync();

        _time.SetUtcNow(Votes.Noon.AddSeconds(90));
        Assert.Empty(await DrainAsync());
        _time.SetUtcNow(Votes.Noon.AddSeconds(92));

        var looks = await DrainAsync();
        Assert.Equal(Votes.Regions.Order(), looks.Select(batch => batch.Region).Order());
        Assert.All(looks, batch => Assert.Equal((ProbeReason.Confirmation, Site.Target.Id), (batch.Reason, Assert.Single(batch.Targets).Id)));
    }

    [Fact]
    public async Task A_target_that_says_when_it_is_back_is_looked_at_then()
    {
        foreach (var (kind, at) in new[] { (VoteKind.Up, 0.0), (VoteKind.Down, 60), (VoteKind.Down, 91) })
        {
            foreach (var region in Votes.Regions)
            {
                await HearAsync(Votes.Vote(region, kind, at) with { RetryAt = kind == VoteKind.Down ? Votes.Noon.AddHours(2) : null });
            }
        }

        _time.SetUtcNow(Votes.Noon.AddHours(1));
        await DrainAsync();
        _time.SetUtcNow(Votes.Noon.AddHours(2).AddSeconds(1));

        Assert.Equal(3, (await DrainAsync()).Count);
        Assert.Equal(Votes.Noon.AddHours(2), Assert.Single(await IncidentsAsync()).RetryAt);
    }

    [Theory]
    [InlineData(1)] // before anything of the telling was written
    [InlineData(2)] // after the log, before the outbox
    [InlineData(3)] // after the first channel's alert
    public async Task A_node_that_dies_while_it_tells_loses_nothing_and_says_nothing_twice(int writes)
    {
        await HearAllAsync(VoteKind.Up, 0);
        await HearAllAsync(VoteKind.Down, 60);
        await HearAsync(Votes.Vote("europe", VoteKind.Down, 91));
        Kill.After(writes);
        _incidents.Kill = _outbox.Kill = Kill.Now;
        var message = MessageText.Write(Votes.Message(Site, Votes.Vote("asia", VoteKind.Down, 92)));
        _time.SetUtcNow(Votes.Noon.AddSeconds(92));
        await Assert.ThrowsAsync<IOException>(() => _aggregator.HandleAsync(message, Token));
        _incidents.Kill = _outbox.Kill = null;

        await _aggregator.HandleAsync(message, Token); // the queue delivers it again
        await _aggregator.HandleAsync(message, Token);

        Assert.Single(Assert.Single(await IncidentsAsync()).Timeline);
        Assert.Equal(["mail", "ops"], (await AlertsAsync()).Select(alert => alert.Channel).Order());
        Assert.Empty((await _snapshots.FindAsync(Site.Shard, Site.Target.Id, Token))!.Told!.Pending);
    }

    [Fact]
    public async Task Many_aggregators_at_once_open_one_incident()
    {
        await HearAllAsync(VoteKind.Up, 0);
        await HearAllAsync(VoteKind.Down, 60);
        _time.SetUtcNow(Votes.Noon.AddSeconds(95));
        var messages = Votes.Regions.Select(region => MessageText.Write(Votes.Message(Site, Votes.Vote(region, VoteKind.Down, 91)))).ToList();

        await Task.WhenAll(messages.Concat(messages).Concat(messages).Select(message => Task.Run(() => _aggregator.HandleAsync(message, Token), Token)));

        Assert.Single(Assert.Single(await IncidentsAsync()).Timeline, entry => entry.Kind == IncidentEventKind.Opened);
        Assert.Equal(2, (await AlertsAsync()).Count);
    }

    private async Task HearAllAsync(VoteKind kind, double at, Cause? cause = null)
    {
        foreach (var region in Votes.Regions)
        {
            await HearAsync(Votes.Vote(region, kind, at, cause));
        }
    }

    private async Task HearAsync(RegionVote vote)
    {
        if (vote.CheckedAt > _time.GetUtcNow())
        {
            _time.SetUtcNow(vote.CheckedAt.Value);
        }

        await _aggregator.HandleAsync(MessageText.Write(Votes.Message(Site, vote)), Token);
    }

    private Task<IReadOnlyList<Incident>> IncidentsAsync() => _incidents.ListAsync(null, DateTimeOffset.MaxValue, 10, Token);

    private async Task<IReadOnlyList<OutboxEntry>> AlertsAsync() => [.. (await _outbox.ListAsync(100, Token)).Select(entry => entry.Value)];

    private async Task<IReadOnlyList<ProbeBatch>> DrainAsync()
    {
        var batches = new List<ProbeBatch>();
        foreach (var region in Votes.Regions)
        {
            batches.AddRange((await _queues.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromDays(1), Token)).Select(message => MessageText.ReadBatch(message.Body)));
        }

        return batches;
    }

    /// <summary>Lets some writes pass, then kills whoever writes.</summary>
    private static class Kill
    {
        private static int _left;

        public static void After(int writes) => _left = writes;

        public static void Now()
        {
            if (--_left <= 0)
            {
                throw new IOException("killed");
            }
        }
    }

    private sealed class DyingIncidentStore(IIncidentStore inner) : IIncidentStore
    {
        public Action? Kill { get; set; }

        public Task<Versioned<Incident>?> FindAsync(string incidentId, CancellationToken cancellationToken) => inner.FindAsync(incidentId, cancellationToken);

        public Task<bool> TryWriteAsync(Versioned<Incident> incident, CancellationToken cancellationToken)
        {
            Kill?.Invoke();
            return inner.TryWriteAsync(incident, cancellationToken);
        }

        public Task<IReadOnlyList<Incident>> ListAsync(string? targetId, DateTimeOffset before, int max, CancellationToken cancellationToken) =>
            inner.ListAsync(targetId, before, max, cancellationToken);

        public Task<IReadOnlyList<Incident>> ListOpenAsync(CancellationToken cancellationToken) => inner.ListOpenAsync(cancellationToken);

        public Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.RemoveAsync(before, cancellationToken);
    }

    private sealed class DyingOutbox(IAlertOutbox inner) : IAlertOutbox
    {
        public Action? Kill { get; set; }

        public async Task AddAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
        {
            foreach (var entry in entries)
            {
                Kill?.Invoke();
                await inner.AddAsync([entry], cancellationToken);
            }
        }

        public Task<IReadOnlyList<Versioned<OutboxEntry>>> ListAsync(int max, CancellationToken cancellationToken) => inner.ListAsync(max, cancellationToken);

        public Task<Versioned<OutboxEntry>?> TryReplaceAsync(Versioned<OutboxEntry> entry, OutboxEntry next, CancellationToken cancellationToken) =>
            inner.TryReplaceAsync(entry, next, cancellationToken);

        public Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken) => inner.RemoveAsync(entry, cancellationToken);
    }
}
