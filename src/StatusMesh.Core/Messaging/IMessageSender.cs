namespace StatusMesh.Core.Messaging;

/// <summary>Puts messages on queues. Delivery is at least once and in any order.</summary>
public interface IMessageSender
{
    /// <summary>Longest message that <see cref="SendAsync"/> takes, in UTF-8 bytes.</summary>
    int MaxMessageBytes { get; }

    /// <summary>Sends every message or throws; after an exception some may have been sent, so receivers must bear duplicates.</summary>
    /// <exception cref="ArgumentException">A message is longer than <see cref="MaxMessageBytes"/>.</exception>
    Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken);

    /// <summary>The same, but receivers see the messages only after <paramref name="delay"/>, 0..7 days, rounded up to whole seconds.</summary>
    /// <exception cref="ArgumentException">A message is longer than <see cref="MaxMessageBytes"/>, or the delay is out of range.</exception>
    Task SendLaterAsync(string queue, IReadOnlyList<string> messages, TimeSpan delay, CancellationToken cancellationToken);
}
