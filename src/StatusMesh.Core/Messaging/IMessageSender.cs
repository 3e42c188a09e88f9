namespace StatusMesh.Core.Messaging;

/// <summary>Puts messages on queues. Delivery is at least once and in any order.</summary>
public interface IMessageSender
{
    /// <summary>Longest message that <see cref="SendAsync"/> takes, in UTF-8 bytes.</summary>
    int MaxMessageBytes { get; }

    /// <summary>Sends every message or throws; after an exception some may have been sent, so receivers must bear duplicates.</summary>
    /// <exception cref="ArgumentException">A message is longer than <see cref="MaxMessageBytes"/>.</exception>
    Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken);
}
