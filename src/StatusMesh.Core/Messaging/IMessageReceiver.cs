namespace StatusMesh.Core.Messaging;

/// <summary>Takes messages from queues: for hosts that have no triggers of their own.</summary>
public interface IMessageReceiver
{
    /// <summary>
    /// At most <paramref name="max"/> (1..32) messages, none when the queue is empty. Each is hidden from other receivers for
    /// <paramref name="hideFor"/> and comes back when it has not been completed by then.
    /// </summary>
    Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, int max, TimeSpan hideFor, CancellationToken cancellationToken);

    /// <summary>Takes the message off the queue: its effects are stored. Nothing happens when another receiver has it by now.</summary>
    Task CompleteAsync(string queue, ReceivedMessage message, CancellationToken cancellationToken);

    /// <summary>Gives the message back, visible again after <paramref name="delay"/>. Nothing happens when another receiver has it by now.</summary>
    Task AbandonAsync(string queue, ReceivedMessage message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Moves a message that can never be handled to the queue <c>&lt;queue&gt;-poison</c>, with the reason beside its text.</summary>
    Task DeadLetterAsync(string queue, ReceivedMessage message, string reason, CancellationToken cancellationToken);
}
