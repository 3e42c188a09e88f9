using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.LocalHost.Azurite;
using StatusMesh.LocalHost.Hosting;
using StatusMesh.Testing;
using StatusMesh.Testing.Servers;
using MessageText = StatusMesh.Core.Messaging.MessageText;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>Azurite ends while probes are under way, stays away for longer than the clients repeat their requests, and comes back.</summary>
public sealed partial class OutageTests : IDisposable
{
    private const int Batches = 4;
    private const int Sites = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("statusmesh-outage-").FullName;
    private int _failed;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Scenario", "F01")]
    public async Task Storage_that_is_away_while_probes_run_loses_no_result_and_stores_none_twice()
    {
        var opened = new TaskCompletionSource();
        await using var site = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await opened.Task;
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
        using var mesh = new FaultMesh(TimeProvider.System);
        var sites = await mesh.WatchAsync(Enumerable.Range(0, Sites).Select(n => $"{site.Url}{n}"));
        await using var azurite = await StartAsync(new AzuriteOptions { DataFolder = _folder, TablePort = 0, QueuePort = 0 });
        var clients = AzuriteFixture.Connect(azurite);
        var begun = TimeProvider.System.GetUtcNow();
        await SendAsync(mesh, clients, [.. sites.Select(one => new BatchTarget(one.Target.Id, null))], begun);
        var pumps = Pumps(mesh, clients);
        await Task.WhenAll(pumps.Select(pump => pump.StartAsync(Token)));
        await Poll.UntilAsync(() => site.Connections == mesh.Regions.Length * Sites, () => $"{site.Connections} connections");

        await azurite.DisposeAsync();
        opened.SetResult();
        await Poll.UntilAsync(() => _failed == mesh.Regions.Length * Batches, () => $"{_failed} handlers have seen that storage is away");
        await ShowMessagesAsync();
        await using var again = await StartAsync(azurite.Options with { FixedPorts = true });

        var results = await Poll.UntilAsync(
            () => mesh.ResultsAsync(clients, begun.AddMinutes(-1), begun.AddMinutes(1)),
            results => results.Count >= mesh.Regions.Length * Batches,
            results => $"{results.Count} batches are stored");
        foreach (var queue in mesh.Regions.Select(QueueNames.Probe).Append(QueueNames.Votes))
        {
            await Poll.UntilAsync(
                async () => (await clients.Queues.GetQueueClient(queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount, count => count == 0, count => $"{count} on {queue}");
            Assert.False(await clients.Queues.GetQueueClient(QueueNames.Poison(queue)).ExistsAsync(Token));
        }

        await Task.WhenAll(pumps.Select(pump => pump.StopAsync(Token)));
        pumps.ForEach(pump => pump.Dispose());
        Assert.Equal(mesh.Regions.Length * Batches, results.Count);
        foreach (var region in results.GroupBy(batch => batch.Region))
        {
            Assert.Equal(sites.Select(one => one.Target.Id).Order(), region.SelectMany(batch => batch.Results).Select(result => result.TargetId).Order());
        }

        foreach (var one in sites)
        {
            Assert.Equal((Verdict.Up, 3), (await mesh.SnapshotAsync(clients, one)) is { } snapshot ? (snapshot.Verdict, snapshot.Quorum.Up) : default);
            Assert.Empty(await FaultMesh.IncidentsAsync(clients, one));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Each region gets all targets, in some batches.</summary>
    private static async Task SendAsync(FaultMesh mesh, StorageClients clients, BatchTarget[] targets, DateTimeOffset begun)
    {
        foreach (var region in mesh.Regions)
        {
            await new StorageQueueSender(clients.Queues).SendAsync(
                QueueNames.Probe(region),
                [
                    .. targets.Chunk(Sites / Batches).Select((part, n) => MessageText.Write(new ProbeBatch
                    {
                        Region = region,
                        Shard = mesh.Shard,
                        Tick = DateTimeOffset.FromUnixTimeMilliseconds(begun.ToUnixTimeMilliseconds() + n),
                        Reason = ProbeReason.Scheduled,
                        Targets = part,
                    })),
                ],
                Token);
        }
    }

    /// <summary>The pumps of a node that is all regions.</summary>
    private List<QueuePump> Pumps(FaultMesh mesh, StorageClients clients)
    {
        var aggregator = mesh.Aggregator(clients);
        return
        [
            .. mesh.Regions.Select(region => (Region: region, Runner: mesh.Runner(clients, region))).Select(node => Pump(clients, QueueNames.Probe(node.Region), async (message, token) =>
            {
                try
                {
                    await node.Runner.HandleAsync(message, token);
                }
                catch
                {
                    Interlocked.Increment(ref _failed);
                    throw;
                }
            })),
            Pump(clients, QueueNames.Votes, aggregator.HandleAsync),
        ];
    }

    private static QueuePump Pump(StorageClients clients, string queue, Func<string, CancellationToken, Task> handle) => new(
        queue,
        8,
        handle,
        new StorageQueueReceiver(clients.Queues, new StorageQueueSender(clients.Queues), TimeProvider.System),
        new Doorbells(),
        TimeProvider.System,
        NullLogger<QueuePump>.Instance);

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

    /// <summary>What could not be given back is hidden for two minutes. This is as if those were over.</summary>
    private async Task ShowMessagesAsync()
    {
        var file = Path.Combine(_folder, "__azurite_db_queue__.json");
        await File.WriteAllTextAsync(file, VisibleAt().Replace(await File.ReadAllTextAsync(file, Token), "\"timeNextVisible\":0"), Token);
    }

    [GeneratedRegex("\"timeNextVisible\":[0-9]+")]
    private static partial Regex VisibleAt();
}
