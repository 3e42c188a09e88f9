using StatusMesh.Core.Messaging;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Sends, then rings the bell of the queue.</summary>
public sealed class RingingSender(IMessageSender inner, Doorbells bells) : IMessageSender
{
    /// <inheritdoc/>
    public int MaxMessageBytes => inner.MaxMessageBytes;

    /// <inheritdoc/>
    public async Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken)
    {
        await inner.SendAsync(queue, messages, cancellationToken);
        bells.Ring(queue);
    }

    /// <inheritdoc/>
    public Task SendLaterAsync(string queue, IReadOnlyList<string> messages, TimeSpan delay, CancellationToken cancellationToken) =>
        inner.SendLaterAsync(queue, messages, delay, cancellationToken);
}
