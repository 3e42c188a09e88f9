using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.StorageQueues;

/// <summary>What lies on the queues, and what happens to what others put there.</summary>
public sealed class QueueLayoutTests(AzuriteFixture azurite)
{
    private readonly string _queue = "q-" + Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_never_expire()
    {
        await new StorageQueueSender(azurite.Queues).SendAsync(_queue, ["for ever"], Token);

        var message = (await azurite.Queues.GetQueueClient(_queue).PeekMessageAsync(Token)).Value;

        Assert.True(message.ExpiresOn > TimeProvider.System.GetUtcNow().AddYears(100), $"It expires on {message.ExpiresOn}.");
    }

    [Fact]
    public async Task A_message_that_a_person_put_there_does_not_stop_the_others()
    {
        var sender = new StorageQueueSender(azurite.Queues);
        await sender.SendAsync(_queue, ["ours"], Token);
        await azurite.Queues.GetQueueClient(_queue).SendMessageAsync("{\"theirs\": 1}", Token);

        var received = await new StorageQueueReceiver(azurite.Queues, sender, TimeProvider.System)
            .ReceiveAsync(_queue, 32, TimeSpan.FromMinutes(5), Token);

        Assert.Equal(["ours", "{\"theirs\": 1}"], received.Select(message => message.Body));
    }

    [Fact]
    public async Task Many_first_senders_share_the_new_queue()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => new StorageQueueSender(azurite.Queues).SendAsync(_queue, [$"{n}"], Token)));

        Assert.Equal(16, (await azurite.Queues.GetQueueClient(_queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount);
    }
}
