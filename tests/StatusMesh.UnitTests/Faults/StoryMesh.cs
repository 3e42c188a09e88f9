using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Faults;

/// <summary>
/// Five regions, as in the plan of fault scenarios, with the real timer's rule, queues and aggregator, on a clock that goes second by
/// second. Only what a region sees is scripted: by region, number of the site and second of the story.
/// </summary>
internal sealed class StoryMesh : IDisposable
{
    private readonly Func<string, int, double, Seen?> _see;
    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryQueues _queues;
    private readonly InMemorySnapshotStore _snapshots = new();
    private readonly InMemoryIncidentStore _incidents = new();
    private readonly InMemoryAlertOutbox _outbox = new();
    private readonly MonitorDirectory _directory;
    private readonly Aggregator _aggregator;
    private readonly StateReader _reader;
    private readonly Dictionary<string, int> _numbers;
    private readonly PriorityQueue<string, double> _late = new();
    private double _second;

    private StoryMesh(Func<string, int, double, Seen?> see, IReadOnlyList<MonitorRegistration> sites, InMemoryMonitorStore store)
    {
        (_see, Sites) = (see, sites);
        _numbers = sites.Select((site, number) => (site.Target.Id, number)).ToDictionary();
        _queues = new InMemoryQueues(_time);
        _directory = new MonitorDirectory(store, new InMemoryMaintenanceStore(), _time);
        var mesh = new MeshOptions { Regions = [.. Regions.Select(name => new RegionOptions { Name = name, Title = name })] };
        var alerts = new AlertOptions { Channels = [new AlertChannel { Name = "ops", Kind = AlertChannelKind.Webhook }] };
        _aggregator = Aggregators.Create(_snapshots, _queues, _directory, _time, _incidents, _outbox, alerts, mesh);
        _reader = new StateReader(_snapshots, _directory, mesh, _time);
    }

    /// <summary>The regions, in the order that staggers them by 12 s.</summary>
    public static string[] Regions { get; } = ["europe", "americas", "asia", "africa", "oceania"];

    public IReadOnlyList<MonitorRegistration> Sites { get; }

    /// <summary>By how many seconds the clock of a region is ahead.</summary>
    public Func<string, double> Skew { get; init; } = _ => 0;

    /// <summary>By how many seconds the message of a look of a region, in a second of the story, is delivered late.</summary>
    public Func<string, double, double> Delay { get; init; } = (_, _) => 0;

    /// <summary>How often every message of votes is delivered.</summary>
    public int Deliveries { get; init; } = 1;

    /// <summary>Every verdict that the first site had, in a row.</summary>
    public List<Verdict> Verdicts { get; } = [];

    /// <summary>Since when each of them held, as it was said last.</summary>
    public Dictionary<Verdict, DateTimeOffset> Sinces { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A mesh that watches <paramref name="sites"/> sites every minute.</summary>
    public static async Task<StoryMesh> CreateAsync(
        Func<string, int, double, Seen?> see, int sites = 1, Func<string, double>? skew = null, Func<string, double, double>? delay = null, int deliveries = 1)
    {
        var store = new InMemoryMonitorStore();
        var monitors = Enumerable.Range(0, sites).Select(n => Votes.Monitor($"http://127.0.0.1:{1000 + n}/", shard: $"m-{n / Shard.Size:00000}")).ToList();
        foreach (var monitor in monitors)
        {
            await store.PutAsync(monitor, Token);
        }

        return new StoryMesh(see, monitors, store) { Skew = skew ?? (_ => 0), Delay = delay ?? ((_, _) => 0), Deliveries = deliveries };
    }

    /// <summary>Goes on until <paramref name="second"/>.</summary>
    public async Task<StoryMesh> RunAsync(double second)
    {
        for (; _second < second; _second++)
        {
            var now = Votes.Noon.AddSeconds(_second);
            _time.SetUtcNow(now);
            foreach (var (region, i) in Regions.Select((region, i) => (region, i)))
            {
                var batches = TickPlanner.Plan(await _directory.GetAsync(Token), region, i, Regions.Length, now.AddSeconds(-1), now);
                await _queues.SendAsync(QueueNames.Probe(region), [.. batches.Select(MessageText.Write)], Token);
            }

            while (await LookAsync() || await DeliverAsync())
            {
                // A look may make others necessary.
            }
        }

        return this;
    }

    /// <summary>What is said of the first site now.</summary>
    public async Task<CurrentVerdict> NowAsync() => CurrentVerdict.Of(await _reader.ReadNowAsync(Sites[0].Target, Token), _time.GetUtcNow());

    public Task<IReadOnlyList<Incident>> IncidentsAsync() => _incidents.ListAsync(null, DateTimeOffset.MaxValue, 1000, Token);

    /// <summary>All alerts that were put into the outbox, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> AlertsAsync() => [.. (await _outbox.ListAsync(1000, Token)).Select(entry => entry.Value).OrderBy(entry => entry.CreatedAt)];

    public void Dispose() => _directory.Dispose();

    private async Task<bool> LookAsync()
    {
        var any = false;
        foreach (var region in Regions)
        {
            while (await _queues.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromDays(1), Token) is { Count: > 0 } received)
            {
                any = true;
                foreach (var batch in received.Select(message => MessageText.ReadBatch(message.Body)))
                {
                    await VoteAsync(batch);
                }
            }
        }

        return any;
    }

    private async Task VoteAsync(ProbeBatch batch)
    {
        var at = _second + Skew(batch.Region);
        var votes = batch.Targets
            .Select(target => (Site: Sites[_numbers[target.Id]], Seen: _see(batch.Region, _numbers[target.Id], _second)))
            .Where(look => look.Seen is not null)
            .Select(look => new TargetVote(look.Site.Target.Id, look.Site.Target.Url, Votes.Vote(batch.Region, look.Seen!.Vote, at, look.Seen.Cause)))
            .ToList();
        if (votes.Count == 0)
        {
            return;
        }

        var message = MessageText.Write(new VotesMessage
        {
            Region = batch.Region,
            Shard = batch.Shard,
            Tick = batch.Tick.AddSeconds(Skew(batch.Region)),
            Reason = batch.Reason,
            Votes = votes,
        });
        _late.Enqueue(message, _second + Delay(batch.Region, _second));
    }

    private async Task<bool> DeliverAsync()
    {
        var any = false;
        while (_late.TryPeek(out var message, out var due) && due <= _second)
        {
            any = true;
            _late.Dequeue();
            for (var delivery = 0; delivery < Deliveries; delivery++)
            {
                await _aggregator.HandleAsync(message, Token);
            }

            if (await _snapshots.FindAsync(Sites[0].Shard, Sites[0].Target.Id, Token) is { } snapshot)
            {
                Sinces[snapshot.Verdict] = snapshot.Since;
                if (Verdicts.Count == 0 || Verdicts[^1] != snapshot.Verdict)
                {
                    Verdicts.Add(snapshot.Verdict);
                }
            }
        }

        return any;
    }
}
