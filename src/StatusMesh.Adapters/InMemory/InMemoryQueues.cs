using System.Collections.Concurrent;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Core.Messaging;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Queues that end with the process. They behave as Storage queues do, limits included.</summary>
public sealed class InMemoryQueues(TimeProvider clock) : IMessageSender, IMessageReceiver
{
    private readonly ConcurrentDictionary<string, InMemoryQueue> _queues = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int MaxMessageBytes => QueueLimits.MaxMessageBytes;

    /// <inheritdoc/>
    public Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken) =>
        SendLaterAsync(queue, messages, TimeSpan.Zero, cancellationToken);

    /// <inheritdoc/>
    public Task SendLaterAsync(string queue, IReadOnlyList<string> messages, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckMessages(messages);
        Queue(queue).Add(messages, clock.GetUtcNow() + QueueLimits.WholeSeconds(delay));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, int max, TimeSpan hideFor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReceivedMessage>>(
            Queue(queue).Take(QueueLimits.CheckReceive(max), QueueLimits.HiddenFor(hideFor), clock.GetUtcNow()));

    /// <inheritdoc/>
    public Task CompleteAsync(string queue, ReceivedMessage message, CancellationToken cancellationToken)
    {
        Queue(queue).Remove(message);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AbandonAsync(string queue, ReceivedMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        Queue(queue).Show(message, clock.GetUtcNow() + QueueLimits.WholeSeconds(delay));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DeadLetterAsync(string queue, ReceivedMessage message, string reason, CancellationToken cancellationToken)
    {
        var poison = PoisonJson.Write(PoisonMessage.Of(message, reason, clock.GetUtcNow()), MaxMessageBytes);
        await SendAsync(QueueNames.Poison(queue), [poison], cancellationToken);
        await CompleteAsync(queue, message, cancellationToken);
    }

    private InMemoryQueue Queue(string name) => _queues.GetOrAdd(QueueLimits.CheckName(name), _ => new InMemoryQueue());
}
