using System.Collections.Concurrent;
using System.Threading.Channels;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Rings when this process has put something on a queue, so that its pumps need not poll storage several times a second.</summary>
public sealed class Doorbells
{
    private readonly ConcurrentDictionary<string, Channel<bool>> _bells = new();

    /// <summary>Something has been put on <paramref name="queue"/>.</summary>
    public void Ring(string queue) => BellOf(queue).Writer.TryWrite(true);

    /// <summary>Returns when the bell rings, or after <paramref name="patience"/>: messages of a former run have nobody to ring.</summary>
    public async Task WaitAsync(string queue, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await BellOf(queue).Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Look all the same.
        }
    }

    private Channel<bool> BellOf(string queue) => _bells.GetOrAdd(
        queue, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
