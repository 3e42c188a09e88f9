using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Faults;

/// <summary>Faults that a region's prober meets: a clock that is set back, a queue full of old batches, names that lead where we must not go.</summary>
public sealed class BatchFaultTests : IDisposable
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();

    private readonly BackwardClock _clock = new();
    private readonly ScriptedResolver _resolver = new();
    private readonly InMemoryMonitorStore _store = new();
    private readonly InMemoryResultStore _results = new();
    private readonly InMemorySnapshotStore _snapshots = new();
    private readonly InMemoryIncidentStore _incidents = new();
    private readonly InMemoryQueues _queues;
    private readonly MonitorDirectory _monitors;

    public BatchFaultTests()
    {
        _queues = new InMemoryQueues(_clock);
        _monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), _clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _monitors.Dispose();

    [Fact]
    [Trait("Scenario", "M05")]
    public async Task A_clock_that_is_set_back_while_a_site_is_probed_leaves_no_negative_time()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            _clock.SetBack(TimeSpan.FromMinutes(2));
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nok");
            _clock.SetBack(TimeSpan.FromMinutes(2));
            await connection.SendAsync("ok");
        });
        var site = await WatchAsync(server.Url);

        await Runner().HandleAsync(MessageText.Write(Batch(site, Start)), Token);

        var result = Assert.Single(Assert.Single(await StoredAsync(site)).Results);
        Assert.Equal((200, null), (result.Status, result.Failure));
        double?[] phases = [result.Timings.ConnectMs, result.Timings.FirstByteMs, result.Timings.TransferMs, result.Timings.TotalMs];
        Assert.All(phases, phase => Assert.InRange(phase!.Value, 0, 60_000));
    }

    // In the plan rounds older than 3 intervals go to history only. Here a batch is what is still to be probed, and one of more than 10 min is
    // left out: results that exist are in history already, and votes that come late are put in their place (MergeOrderTests).
    [Fact]
    [Trait("Scenario", "M12")]
    public async Task A_backlog_of_fifty_thousand_old_rounds_is_left_out_and_the_newest_is_probed()
    {
        await using var server = RawServer.WithStatus(200);
        var site = await WatchAsync(server.Url);
        var runner = Runner();

        for (var n = 50_000; n > 0; n--)
        {
            await runner.HandleAsync(MessageText.Write(Batch(site, Start.AddMinutes(-11).AddSeconds(-n))), Token);
        }

        Assert.Equal(0, server.Connections);
        await runner.HandleAsync(MessageText.Write(Batch(site, Start)), Token);
        await MergeAsync();

        Assert.Equal(1, server.Connections);
        Assert.Single(await StoredAsync(site));
        Assert.Equal(1, (await _snapshots.FindAsync(site.Shard, site.Target.Id, Token))!.Quorum.Up);
    }

    // The plan says "not checkable"; a verdict that no region may vote for is unknown, and the API refuses an address that it can see.
    [Fact]
    [Trait("Scenario", "R07")]
    public async Task A_site_whose_name_leads_into_a_private_network_is_unknown_in_all_regions_and_never_down()
    {
        _resolver.With("inside.example.com", "10.0.0.1");
        var site = await WatchAsync("http://inside.example.com/");
        foreach (var minute in new[] { 0, 1, 2, 3 })
        {
            foreach (var region in Votes.Regions)
            {
                await Runner(region).HandleAsync(MessageText.Write(Batch(site, Start.AddMinutes(minute)) with { Region = region }), Token);
            }
        }

        await MergeAsync();

        var snapshot = (await _snapshots.FindAsync(site.Shard, site.Target.Id, Token))!;
        Assert.Equal((Verdict.Unknown, 3), (snapshot.Verdict, snapshot.Quorum.Abstained));
        Assert.All(snapshot.Votes, vote => Assert.Equal(Abstention.Refused, vote.Abstention));
        Assert.Empty(await _incidents.ListAsync(null, DateTimeOffset.MaxValue, 10, Token));
    }

    private async Task<MonitorRegistration> WatchAsync(string url)
    {
        var site = Votes.Monitor(url);
        await _store.PutAsync(site, Token);
        return site;
    }

    private BatchRunner Runner(string region = "europe")
    {
        var options = new ProbeOptions { Policy = ProbeBench.Open };
        var kinds = KindProber.Create(_resolver, NoResolvers.Instance, new SocketConnector(), heartbeats: null, options.Policy, _clock);
        return new BatchRunner(
            region,
            new ConfirmingProber(kinds, NoResolvers.Instance, options, _clock),
            new SelfChecker(ProbeBench.Prober(), [], _clock),
            _results,
            _queues,
            _monitors,
            options.Policy,
            _clock,
            NullLogger<BatchRunner>.Instance);
    }

    private static ProbeBatch Batch(MonitorRegistration site, DateTimeOffset tick) => new()
    {
        Region = "europe",
        Shard = site.Shard,
        Tick = DateTimeOffset.FromUnixTimeMilliseconds(tick.ToUnixTimeMilliseconds()),
        Reason = ProbeReason.Scheduled,
        Targets = [new BatchTarget(site.Target.Id, null)],
    };

    private Task<IReadOnlyList<BatchResults>> StoredAsync(MonitorRegistration site) =>
        _results.ReadAsync(site.Shard, "europe", Start.AddDays(-1), Start.AddDays(1), Token);

    private async Task MergeAsync()
    {
        var aggregator = Aggregators.Create(_snapshots, _queues, _monitors, _clock, _incidents);
        while (await _queues.ReceiveAsync(QueueNames.Votes, 32, TimeSpan.FromMinutes(1), Token) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await aggregator.HandleAsync(message.Body, Token);
            }
        }
    }
}
