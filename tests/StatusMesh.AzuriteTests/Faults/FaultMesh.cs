using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.Dns;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Contracts;
using StatusMesh.Testing.Fakes;
using MessageText = StatusMesh.Core.Messaging.MessageText;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>
/// A mesh of three regions over real tables and queues. Its shard, its targets and the names of its regions, and so its queues, are its
/// own; a node of it can be started any number of times, over clients that are broken or not.
/// </summary>
internal sealed class FaultMesh : IDisposable
{
    private readonly InMemoryMonitorStore _store = new();

    /// <summary>A mesh on the clock <paramref name="time"/>.</summary>
    public FaultMesh(TimeProvider time)
    {
        Time = time;
        Monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), time);
    }

    /// <summary>Some noon of a year that no other test writes to.</summary>
    public static DateTimeOffset Noon { get; } = new(2033, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Loopback may be probed.</summary>
    public static TargetPolicy Policy { get; } = new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] };

    public TimeProvider Time { get; }

    /// <summary>A name that nobody else has.</summary>
    public string Name { get; } = Guid.NewGuid().ToString("N")[..12];

    public string Shard => "m-" + Name;

    public string[] Regions => [.. new[] { "europe", "americas", "asia" }.Select(region => $"{region}-{Name}")];

    public MeshOptions Options => new() { Regions = [.. Regions.Select(name => new RegionOptions { Name = name, Title = name })], ControlHosts = [] };

    public MonitorDirectory Monitors { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Registers monitors of a minute.</summary>
    public async Task<MonitorRegistration[]> WatchAsync(params IEnumerable<string> urls)
    {
        var sites = urls.Select(url => new MonitorRegistration
        {
            Target = ((TargetParse.Accepted)TargetParser.Parse(url, Policy)).Target,
            Name = url,
            Interval = TimeSpan.FromMinutes(1),
            Shard = Shard,
            Source = MonitorSource.File,
        }).ToArray();
        foreach (var site in sites)
        {
            await _store.PutAsync(site, Token);
        }

        Monitors.Expire();
        return sites;
    }

    /// <summary>Registers <paramref name="count"/> monitors that nobody ever asks.</summary>
    public Task<MonitorRegistration[]> WatchAsync(int count) => WatchAsync(Enumerable.Range(0, count).Select(n => $"https://site-{n}.{Name}.example/"));

    /// <summary>The aggregator of a node, with two channels to tell.</summary>
    public Aggregator Aggregator(StorageClients clients)
    {
        var sender = new StorageQueueSender(clients.Queues);
        var snapshots = new TableSnapshotStore(clients.Tables);
        AlertChannel[] channels = [new() { Name = "ops", Kind = AlertChannelKind.Webhook }, new() { Name = "mail", Kind = AlertChannelKind.Email }];
        var intake = new AlertIntake(new TableAlertOutbox(clients.Tables), sender, new AlertOptions { Channels = channels });
        var teller = new IncidentTeller(new IncidentLog(new TableIncidentStore(clients.Tables), Options), intake, snapshots, Monitors);
        return new Aggregator(snapshots, sender, Monitors, teller, new IncidentOptions(), Options, Time, NullLogger<Aggregator>.Instance);
    }

    /// <summary>The prober of one region of a node.</summary>
    public BatchRunner Runner(StorageClients clients, string region)
    {
        var resolver = new ScriptedResolver();
        var resolvers = new DnsClientResolvers([], Time);
        var kinds = KindProber.Create(resolver, resolvers, new SocketConnector(), heartbeats: null, Policy, Time);
        return new BatchRunner(
            region,
            new ConfirmingProber(kinds, resolvers, new ProbeOptions { Policy = Policy }, Time),
            SelfChecker(),
            new TableResultStore(clients.Tables),
            new StorageQueueSender(clients.Queues),
            Monitors,
            Policy,
            Time,
            NullLogger<BatchRunner>.Instance);
    }

    /// <summary>The timer of one region of a node.</summary>
    public RegionTicker Ticker(StorageClients clients, string region) => new(
        region,
        Options,
        Monitors,
        new StorageQueueSender(clients.Queues),
        new RegionPulse(region, SelfChecker(), new TableSnapshotStore(clients.Tables)),
        NullLogger<RegionTicker>.Instance);

    /// <summary>The text of a message in which <paramref name="region"/> votes on all of <paramref name="sites"/>.</summary>
    public string Votes(IEnumerable<MonitorRegistration> sites, string region, VoteKind kind, double atSeconds)
    {
        var at = Noon.AddSeconds(atSeconds);
        var vote = new RegionVote { Region = region, Vote = kind, CheckedAt = at, Since = at, Cause = kind == VoteKind.Down ? Cause.ConnectRefused : null };
        return MessageText.Write(new VotesMessage
        {
            Region = region,
            Shard = Shard,
            Tick = at,
            Reason = ProbeReason.Scheduled,
            Votes = [.. sites.Select(site => new TargetVote(site.Target.Id, site.Target.Url, vote))],
        });
    }

    /// <summary>Results of all regions.</summary>
    public async Task<IReadOnlyList<BatchResults>> ResultsAsync(StorageClients clients, DateTimeOffset from, DateTimeOffset to)
    {
        var results = new List<BatchResults>();
        foreach (var region in Regions)
        {
            results.AddRange(await new TableResultStore(clients.Tables).ReadAsync(Shard, region, from, to, Token));
        }

        return results;
    }

    public Task<Snapshot?> SnapshotAsync(StorageClients clients, MonitorRegistration site) =>
        new TableSnapshotStore(clients.Tables).FindAsync(Shard, site.Target.Id, Token);

    public static Task<IReadOnlyList<Incident>> IncidentsAsync(StorageClients clients, MonitorRegistration site) =>
        new TableIncidentStore(clients.Tables).ListAsync(site.Target.Id, DateTimeOffset.MaxValue, 10, Token);

    /// <summary>Ids of the alerts in the outbox on <paramref name="site"/>: incident, number, channel.</summary>
    public static async Task<IReadOnlyList<string>> AlertsAsync(StorageClients clients, MonitorRegistration site)
    {
        var entries = await new TableAlertOutbox(clients.Tables).ListAsync(int.MaxValue, Token);
        return [.. entries.Select(entry => entry.Value.Id).Where(id => id.Contains(site.Target.Id[..12], StringComparison.Ordinal)).Order()];
    }

    /// <inheritdoc/>
    public void Dispose() => Monitors.Dispose();

    private SelfChecker SelfChecker() => new(new HttpProber(new Dialer(new ScriptedResolver(), new SocketConnector(), Policy), Time), [], Time);
}
