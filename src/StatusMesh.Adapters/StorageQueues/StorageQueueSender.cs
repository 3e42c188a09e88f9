using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using StatusMesh.Core.Messaging;

namespace StatusMesh.Adapters.StorageQueues;

/// <summary>Sends to Azure Storage queues, which come into being with their first message. Messages never expire.</summary>
public sealed class StorageQueueSender(QueueServiceClient service) : IMessageSender
{
    // The service takes one message per request.
    private const int SendsAtOnce = 8;

    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <inheritdoc/>
    public int MaxMessageBytes => QueueLimits.MaxMessageBytes;

    /// <inheritdoc/>
    public Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken) =>
        SendLaterAsync(queue, messages, TimeSpan.Zero, cancellationToken);

    /// <inheritdoc/>
    public async Task SendLaterAsync(string queue, IReadOnlyList<string> messages, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckMessages(messages);
        var client = service.GetQueueClient(QueueLimits.CheckName(queue));
        var hidden = QueueLimits.WholeSeconds(delay);
        var options = new ParallelOptions { MaxDegreeOfParallelism = SendsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(messages, options, async (message, token) => await SendAsync(client, MessageText.Encode(message), hidden, token));
    }

    private static async Task SendAsync(QueueClient client, string message, TimeSpan hidden, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendMessageAsync(message, hidden, Forever, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.SendMessageAsync(message, hidden, Forever, cancellationToken);
        }
    }
}
