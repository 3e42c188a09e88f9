using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Core.Messaging;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

public sealed class StorageQueuesTests(AzuriteFixture azurite) : QueueContract
{
    protected override TimeProvider Clock => TimeProvider.System;

    protected override Task<(IMessageSender Sender, IMessageReceiver Receiver)> CreateAsync()
    {
        var sender = new StorageQueueSender(azurite.Queues);
        return Task.FromResult<(IMessageSender, IMessageReceiver)>((sender, new StorageQueueReceiver(azurite.Queues, sender, Clock)));
    }

    // Azurite has no clock that a test could turn.
    protected override Task PassAsync(TimeSpan time) => Task.Delay(time, Clock, TestContext.Current.CancellationToken);
}
