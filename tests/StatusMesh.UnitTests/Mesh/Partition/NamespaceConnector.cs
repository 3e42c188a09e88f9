using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Mesh.Partition;

/// <summary>The way out of a region that lives in a network namespace.</summary>
internal sealed class NamespaceConnector(NetworkNamespace space) : IConnector
{
    public async Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = space.CreateSocket();
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
