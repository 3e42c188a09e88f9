namespace StatusMesh.Core.Alerts;

/// <summary>Delivers to channels of one kind.</summary>
public interface IAlertTransport
{
    /// <summary>The kind.</summary>
    AlertChannelKind Kind { get; }

    /// <summary>Delivers a message, within 10 s.</summary>
    /// <param name="channel">A channel of <see cref="Kind"/>.</param>
    /// <param name="message">What to say.</param>
    /// <param name="idempotencyKey">The same at every try of one delivery, at most 200 visible ASCII characters.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>Null when the other side has taken it; else what went wrong, in words without secrets and without anything that the other side sent.</returns>
    Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken);
}
