using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Badges;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>What a node says while its storage is away for long.</summary>
public sealed class StaleAnswersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statusmesh-stale-").FullName;
    private readonly FakeTimeProvider _time = new(FaultMesh.Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The plan says "unknown after 3 intervals"; ours is grey and names its age from then on, and unknown after an hour (api.md).
    [Fact]
    [Trait("Scenario", "F02")]
    public async Task Storage_that_is_away_for_a_quarter_of_an_hour_leaves_stale_answers_and_grey_badges_until_it_is_back()
    {
        await using var azurite = await StartAsync(new AzuriteOptions { DataFolder = _folder, TablePort = 0, QueuePort = 0 });
        var clients = AzuriteFixture.Connect(azurite);
        using var mesh = new FaultMesh(_time);
        var sites = await mesh.WatchAsync(2);
        await HearAsync(mesh, clients, sites, 0);
        var statuses = Statuses(mesh, clients);
        Assert.True((await AskAsync(statuses, sites[0])).Answer.Fresh);

        await azurite.DisposeAsync();
        _time.Advance(TimeSpan.FromMinutes(15));
        var stale = await AskAsync(statuses, sites[0]);

        Assert.Equal((Verdict.Up, false, Confidence.Low), (stale.Answer.Verdict, stale.Answer.Fresh, stale.Answer.Confidence));
        Assert.Equal(TimeSpan.FromMinutes(15), stale.Age);
        Assert.Equal(("stale 15m", BadgeColor.LightGrey), Badge(stale));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AskAsync(statuses, sites[1])); // never read: the API answers 503
        _time.Advance(TimeSpan.FromMinutes(46));
        Assert.Equal(("unknown", BadgeColor.LightGrey), Badge(await AskAsync(statuses, sites[0])));

        await using var again = await StartAsync(azurite.Options with { FixedPorts = true });
        await HearAsync(mesh, clients, sites, 61 * 60);
        _time.Advance(TimeSpan.FromSeconds(10));
        var fresh = await AskAsync(statuses, sites[0]);

        Assert.Equal((Verdict.Up, true, FaultMesh.Noon), (fresh.Answer.Verdict, fresh.Answer.Fresh, fresh.Answer.Since));
        Assert.Equal(("up", BadgeColor.BrightGreen), Badge(fresh));
        Assert.True((await AskAsync(statuses, sites[1])).Answer.Fresh);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task HearAsync(FaultMesh mesh, StorageClients clients, MonitorRegistration[] sites, double atSeconds)
    {
        foreach (var region in mesh.Regions)
        {
            await mesh.Aggregator(clients).HandleAsync(mesh.Votes(sites, region, VoteKind.Up, atSeconds), Token);
        }
    }

    private StatusService Statuses(FaultMesh mesh, StorageClients clients)
    {
        var reader = new StateReader(new TableSnapshotStore(clients.Tables), mesh.Monitors, mesh.Options, _time);
        var history = new TableHistoryStore(clients.Tables);
        var live = new LiveHours(history, new TableResultStore(clients.Tables), mesh.Monitors, mesh.Options, _time);
        var uptimes = new UptimeReader(history, live, mesh.Monitors, mesh.Options, _time, NullLogger<UptimeReader>.Instance);
        var checks = new OnDemandChecks(reader, new StorageQueueSender(clients.Queues), mesh.Options, _time);
        return new StatusService(reader, checks, uptimes, mesh.Options, new TargetLookup(mesh.Monitors, FaultMesh.Policy), _time);
    }

    private static async Task<StatusOutcome.Answered> AskAsync(StatusService statuses, MonitorRegistration site)
    {
        var question = new StatusQuestion { Url = site.Target.Url, Origin = "https://status.example", Wait = TimeSpan.Zero };
        return Assert.IsType<StatusOutcome.Answered>(await statuses.AskAsync(question, Token));
    }

    private static (string, BadgeColor) Badge(StatusOutcome.Answered outcome)
    {
        var badge = StatusBadge.For(outcome.Answer.Verdict, outcome.Age, outcome.Interval!.Value, label: null);
        return (badge.Message, badge.Color);
    }

    private static async Task<AzuriteProcess> StartAsync(AzuriteOptions options)
    {
        switch (await AzuriteProcess.StartAsync(options, NullLogger.Instance, Token))
        {
            case AzuriteStart.Unavailable unavailable:
                Assert.Skip(unavailable.Problem.Message);
                return null!;
            case var start:
                return ((AzuriteStart.Started)start).Process;
        }
    }
}
