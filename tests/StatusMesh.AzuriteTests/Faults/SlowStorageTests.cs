using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.LocalHost.Hosting;
using StatusMesh.Testing;

namespace StatusMesh.AzuriteTests.Faults;

public sealed class SlowStorageTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Instead of 5 s a call takes as long as the test says: five minutes, and on a clock that the test moves.
    [Fact]
    [Trait("Scenario", "F12")]
    public async Task While_a_call_to_storage_hangs_a_region_begins_no_other_round_and_makes_up_for_it_once()
    {
        var (inFlight, most) = (0, 0);
        var opened = new TaskCompletionSource();
        var clients = BrokenWay.Connect(azurite.ConnectionString, async (_, goOn) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await opened.Task;
            await goOn();
            Interlocked.Decrement(ref inFlight);
        });
        var time = new FakeTimeProvider(FaultMesh.Noon);
        using var mesh = new FaultMesh(time);
        await mesh.WatchAsync(1);
        var region = mesh.Regions[0];
        var queue = azurite.Queues.GetQueueClient(QueueNames.Probe(region));
        using var loop = new TickLoop(new RegionNode(region, mesh.Ticker(clients, region), mesh.Runner(clients, region)), time, NullLogger<TickLoop>.Instance);
        await loop.StartAsync(Token);
        await Poll.UntilAsync(() => inFlight == 1, () => "nothing is sent");

        for (var second = 0; second < 300; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, inFlight);
        opened.SetResult();

        // One batch of the first tick, one for the five rounds that were missed; then the next round.
        await BatchesAsync(2);
        time.Advance(TimeSpan.FromSeconds(60));
        await BatchesAsync(3);
        await loop.StopAsync(Token);
        Assert.Equal(1, most);

        Task BatchesAsync(int count) => Poll.UntilAsync(
            async () => await queue.ExistsAsync(Token) ? (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount : 0,
            messages => messages == count,
            messages => $"{messages} batches");
    }
}
