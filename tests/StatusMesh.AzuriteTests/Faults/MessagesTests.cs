using System.Collections.Concurrent;
using Azure.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.LocalHost.Hosting;
using StatusMesh.Testing;
using StatusMesh.Testing.Servers;
using MessageText = StatusMesh.Core.Messaging.MessageText;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>Messages that are nonsense, come again, come late, or take long, on real queues.</summary>
public sealed class MessagesTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(FaultMesh.Noon);
    private readonly string _queue = "q-" + Guid.NewGuid().ToString("N");
    private readonly StorageQueueSender _sender = new(azurite.Queues);
    private readonly StorageQueueReceiver _receiver = new(azurite.Queues, new StorageQueueSender(azurite.Queues), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The plan gives nonsense five tries; ours knows at the first that no other would help.
    [Theory]
    [Trait("Scenario", "M06")]
    [Trait("Scenario", "M07")]
    [InlineData("{", "Not a VotesMessage")]
    [InlineData("""{"v":99,"region":"europe","shard":"m-1","tick":"2033-05-04T12:00:00Z","reason":"scheduled","votes":[]}""", "Schema version 99")]
    public async Task A_message_that_cannot_be_read_is_put_aside_at_once_with_its_reason_and_keeps_no_other_waiting(string nonsense, string reason)
    {
        using var mesh = new FaultMesh(_time);
        var sites = await mesh.WatchAsync(2);
        var aggregator = mesh.Aggregator(azurite.Clients);
        var handled = new ConcurrentQueue<string>();
        await _sender.SendAsync(_queue, [nonsense], Token);
        await _sender.SendAsync(_queue, [.. mesh.Regions.Select(region => mesh.Votes(sites, region, VoteKind.Up, 0))], Token);
        using var pump = new QueuePump(
            _queue,
            concurrency: 1,
            async (message, token) =>
            {
                handled.Enqueue(message);
                await aggregator.HandleAsync(message, token);
            },
            _receiver,
            new Doorbells(),
            TimeProvider.System,
            NullLogger<QueuePump>.Instance);

        await pump.StartAsync(Token);
        await Poll.UntilAsync(() => CountAsync(_queue), count => count == 0, count => $"{count} messages are left");
        await pump.StopAsync(Token);

        var poison = PoisonJson.Read(Assert.Single(await _receiver.ReceiveAsync(QueueNames.Poison(_queue), 32, TimeSpan.FromMinutes(1), Token)).Body);
        Assert.Equal((nonsense, 1), (poison.Body, poison.DeliveryCount));
        Assert.StartsWith(reason, poison.Reason, StringComparison.Ordinal);
        Assert.Single(handled, message => message == nonsense);
        Assert.Equal((Verdict.Up, 3), ((await mesh.SnapshotAsync(azurite.Clients, sites[0]))!.Verdict, (await mesh.SnapshotAsync(azurite.Clients, sites[0]))!.Quorum.Up));
    }

    // A lock of 1 s and a handler that waits for the test, instead of 30 s and 90 s.
    [Fact]
    [Trait("Scenario", "M10")]
    public async Task A_handler_that_takes_longer_than_its_message_is_hidden_does_nothing_twice()
    {
        var (opened, waits) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = BrokenWay.Connect(azurite.ConnectionString, async (message, goOn) =>
        {
            if (message.Request.Method == RequestMethod.Post && message.Request.Uri.ToString().Contains("$batch", StringComparison.Ordinal))
            {
                waits.TrySetResult();
                await opened.Task;
            }

            await goOn();
        });
        using var mesh = new FaultMesh(_time);
        var sites = await mesh.WatchAsync(1);
        foreach (var (kind, at) in new[] { (VoteKind.Up, 0), (VoteKind.Down, 60) })
        {
            await HearAsync(mesh, sites, kind, at, mesh.Regions);
        }

        await HearAsync(mesh, sites, VoteKind.Down, 91, mesh.Regions[0]);
        await _sender.SendAsync(_queue, [mesh.Votes(sites, mesh.Regions[1], VoteKind.Down, 91)], Token);

        var first = Assert.Single(await _receiver.ReceiveAsync(_queue, 1, TimeSpan.FromSeconds(1), Token));
        var slowly = mesh.Aggregator(slow).HandleAsync(first.Body, Token);
        await waits.Task;
        var second = Assert.Single(await Poll.UntilAsync(() => _receiver.ReceiveAsync(_queue, 1, TimeSpan.FromMinutes(1), Token), received => received.Count == 1, _ => "It never comes again."));
        await mesh.Aggregator(azurite.Clients).HandleAsync(second.Body, Token);
        await _receiver.CompleteAsync(_queue, second, Token);
        var once = await VersionsAsync(mesh);
        opened.SetResult();
        await slowly;
        await _receiver.CompleteAsync(_queue, first, Token);

        Assert.Equal((1, 2), (first.DeliveryCount, second.DeliveryCount));
        Assert.Equal(once, await VersionsAsync(mesh));
        Assert.Single(Assert.Single(await FaultMesh.IncidentsAsync(azurite.Clients, sites[0])).Timeline);
        Assert.Equal(2, (await FaultMesh.AlertsAsync(azurite.Clients, sites[0])).Count);
        Assert.Equal(0, await CountAsync(_queue));
    }

    [Theory]
    [Trait("Scenario", "M11")]
    [InlineData(false)] // nothing newer has come since
    [InlineData(true)] // every minute something newer has
    public async Task A_message_that_is_sent_again_when_every_queue_has_forgotten_it_writes_nothing(bool goesOn)
    {
        using var mesh = new FaultMesh(_time);
        var sites = await mesh.WatchAsync(3);
        await HearAsync(mesh, sites, VoteKind.Up, 0, mesh.Regions);
        for (var minute = 1; goesOn && minute <= 11; minute++)
        {
            await HearAsync(mesh, sites, VoteKind.Up, 60 * minute, mesh.Regions);
        }

        _time.SetUtcNow(FaultMesh.Noon.AddMinutes(11).AddSeconds(1));
        var before = await VersionsAsync(mesh);
        await HearAsync(mesh, sites, VoteKind.Up, 0, mesh.Regions);

        Assert.Equal(before, await VersionsAsync(mesh));
    }

    [Fact]
    [Trait("Scenario", "R12")]
    public async Task A_timer_that_fires_twice_leaves_one_row_for_the_round()
    {
        await using var site = RawServer.WithStatus(200);
        using var mesh = new FaultMesh(_time);
        var target = (await mesh.WatchAsync(site.Url))[0].Target;
        var region = mesh.Regions[0];
        var ticker = mesh.Ticker(azurite.Clients, region);

        await ticker.TickAsync(FaultMesh.Noon.AddSeconds(-1), FaultMesh.Noon, Token);
        await ticker.TickAsync(FaultMesh.Noon.AddSeconds(-1), FaultMesh.Noon, Token);
        var messages = await _receiver.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromMinutes(1), Token);
        foreach (var message in messages)
        {
            await mesh.Runner(azurite.Clients, region).HandleAsync(message.Body, Token);
        }

        Assert.Equal(2, messages.Count);
        Assert.Single(messages.Select(message => MessageText.ReadBatch(message.Body).Id).Distinct());
        var stored = Assert.Single(await mesh.ResultsAsync(azurite.Clients, FaultMesh.Noon.AddMinutes(-1), FaultMesh.Noon.AddMinutes(1)));
        Assert.Equal(target.Id, Assert.Single(stored.Results).TargetId);
    }


    private async Task<int> CountAsync(string queue) => (await azurite.Queues.GetQueueClient(queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount;

    /// <summary>Which versions the rows of the shard have: as long as they stay, nobody has written.</summary>
    private async Task<IEnumerable<string?>> VersionsAsync(FaultMesh mesh)
    {
        var state = await new TableSnapshotStore(azurite.Tables).LoadShardAsync(mesh.Shard, Token);
        return [.. state.Snapshots.OrderBy(item => item.Key).Select(item => item.Value.Version), .. state.Heartbeats.OrderBy(item => item.Key).Select(item => item.Value.Version)];
    }

    private async Task HearAsync(FaultMesh mesh, MonitorRegistration[] sites, VoteKind kind, double atSeconds, params string[] regions)
    {
        if (_time.GetUtcNow() < FaultMesh.Noon.AddSeconds(atSeconds))
        {
            _time.SetUtcNow(FaultMesh.Noon.AddSeconds(atSeconds));
        }

        foreach (var region in regions)
        {
            await mesh.Aggregator(azurite.Clients).HandleAsync(mesh.Votes(sites, region, kind, atSeconds), Token);
        }
    }
}
