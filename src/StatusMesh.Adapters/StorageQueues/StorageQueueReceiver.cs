using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using StatusMesh.Core.Messaging;

namespace StatusMesh.Adapters.StorageQueues;

/// <summary>Receives from Azure Storage queues; a queue that does not exist is empty.</summary>
public sealed class StorageQueueReceiver(QueueServiceClient service, IMessageSender sender, TimeProvider clock) : IMessageReceiver
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, int max, TimeSpan hideFor, CancellationToken cancellationToken)
    {
        QueueLimits.CheckReceive(max);
        var hidden = QueueLimits.HiddenFor(hideFor);
        try
        {
            var response = await Client(queue).ReceiveMessagesAsync(max, hidden, cancellationToken);
            return [.. response.Value.Select(Received)];
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(string queue, ReceivedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await Client(queue).DeleteMessageAsync(message.Id, message.Receipt, cancellationToken);
        }
        catch (RequestFailedException e) when (IsTakenOver(e))
        {
            // Another receiver has it by now, or has completed it.
        }
    }

    /// <inheritdoc/>
    public async Task AbandonAsync(string queue, ReceivedMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var hidden = QueueLimits.WholeSeconds(delay);
        try
        {
            await Client(queue).UpdateMessageAsync(
                message.Id, message.Receipt, visibilityTimeout: hidden, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (IsTakenOver(e))
        {
            // Another receiver has it by now, or has completed it.
        }
    }

    /// <inheritdoc/>
    public async Task DeadLetterAsync(string queue, ReceivedMessage message, string reason, CancellationToken cancellationToken)
    {
        // First the copy, then the original: a crash between them leaves both, never neither.
        var poison = PoisonJson.Write(PoisonMessage.Of(message, reason, clock.GetUtcNow()), sender.MaxMessageBytes);
        await sender.SendAsync(QueueNames.Poison(queue), [poison], cancellationToken);
        await CompleteAsync(queue, message, cancellationToken);
    }

    private static bool IsTakenOver(RequestFailedException e) =>
        e.ErrorCode == QueueErrorCode.MessageNotFound
        || e.ErrorCode == QueueErrorCode.PopReceiptMismatch
        || e.ErrorCode == QueueErrorCode.QueueNotFound;

    private static ReceivedMessage Received(QueueMessage message) => new()
    {
        Id = message.MessageId,
        Receipt = message.PopReceipt,
        Body = MessageText.Decode(message.MessageText),
        DeliveryCount = (int)message.DequeueCount,
    };

    private QueueClient Client(string queue) => service.GetQueueClient(QueueLimits.CheckName(queue));
}
