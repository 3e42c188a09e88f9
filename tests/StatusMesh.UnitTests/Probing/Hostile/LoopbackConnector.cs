using System.Net;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Notes what is dialled and opens a real connection to a loopback server in its place.</summary>
internal sealed class LoopbackConnector : IConnector
{
    private readonly List<IPEndPoint> _dialled = [];
    private int _bytesRead;
    private int _open;

    /// <summary>Port of the loopback server.</summary>
    public int Port { get; set; }

    /// <summary>Runs before a connection is opened; may throw what a socket would.</summary>
    public Action<IPEndPoint>? Before { get; set; }

    /// <summary>What was dialled, in order.</summary>
    public IReadOnlyList<IPEndPoint> Dialled
    {
        get
        {
            lock (_dialled)
            {
                return [.. _dialled];
            }
        }
    }

    /// <summary>Bytes that were taken off the network.</summary>
    public int BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>Connections that are not closed.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        lock (_dialled)
        {
            _dialled.Add(endPoint);
        }

        Before?.Invoke(endPoint);
        var stream = await new SocketConnector().ConnectAsync(host, new IPEndPoint(IPAddress.Loopback, Port), cancellationToken);
        Interlocked.Increment(ref _open);
        return new CountingStream(stream, count => Interlocked.Add(ref _bytesRead, count), () => Interlocked.Decrement(ref _open));
    }
}
