using System.Net;
using System.Net.Sockets;

namespace StatusMesh.Core.Probing;

/// <summary>Opens real TCP connections.</summary>
public sealed class SocketConnector : IConnector
{
    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        // The end point is already checked, so that nothing between the guard and the socket resolves a name again.
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
