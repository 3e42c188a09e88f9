using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Status;
using StatusMesh.LocalHost.Hosting;

namespace StatusMesh.HostTests.Hosting;

/// <summary>When a message is tried again, and when it is given up.</summary>
public sealed class QueuePumpTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryQueues _queues;
    private readonly ConcurrentDictionary<string, int> _tries = new();

    public QueuePumpTests() => _queues = new InMemoryQueues(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Scenario", "F01")]
    [InlineData(true)] // storage does not answer
    [InlineData(false)] // others were first, ten times in a row
    public async Task A_message_is_tried_for_as_long_as_the_trouble_is_not_its_own(bool isAway)
    {
        Exception trouble = isAway ? new StorageUnavailableException("away", new IOException()) : new TimeoutException("changed 10 times");
        await RunAsync(message => Count(message) <= 20 ? throw trouble : Task.CompletedTask, () => _tries.GetValueOrDefault("votes") > 20);

        Assert.Equal(21, _tries["votes"]);
        Assert.Empty(await _queues.ReceiveAsync("q-1", 32, TimeSpan.FromMinutes(1), Token));
        Assert.Empty(await _queues.ReceiveAsync("q-1-poison", 32, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    [Trait("Scenario", "M06")]
    public async Task A_message_that_its_handler_fails_on_is_put_aside_after_five_tries_and_keeps_no_other_waiting()
    {
        await _queues.SendAsync("q-1", ["next"], Token);
        var before = 0;

        await RunAsync(
            message =>
            {
                Count(message);
                before = message == "next" ? _tries.GetValueOrDefault("votes") : before;
                return message == "votes" ? throw new InvalidOperationException("a mistake of ours") : Task.CompletedTask;
            },
            () => _tries.GetValueOrDefault("votes") == 5);

        var poison = PoisonJson.Read(Assert.Single(await _queues.ReceiveAsync("q-1-poison", 32, TimeSpan.FromMinutes(1), Token)).Body);
        Assert.Equal(("votes", "a mistake of ours", 5), (poison.Body, poison.Reason, poison.DeliveryCount));
        Assert.Equal((1, 5), (_tries["next"], _tries["votes"]));
        Assert.InRange(before, 0, 1);
    }

    private int Count(string message) => _tries.AddOrUpdate(message, 1, (_, count) => count + 1);

    /// <summary>Lets minutes pass until <paramref name="isDone"/>, and then one more.</summary>
    private async Task RunAsync(Func<string, Task> handle, Func<bool> isDone)
    {
        await _queues.SendAsync("q-1", ["votes"], Token);
        using var pump = new QueuePump("q-1", 1, (message, _) => handle(message), _queues, new Doorbells(), _time, NullLogger<QueuePump>.Instance);
        await pump.StartAsync(Token);
        await Poll.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(61));
                return isDone();
            },
            () => string.Join(' ', _tries));
        await pump.StopAsync(Token);
    }
}
