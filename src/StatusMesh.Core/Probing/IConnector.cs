using System.Net;

namespace StatusMesh.Core.Probing;

/// <summary>Opens TCP connections. The only way out of StatusMesh; <see cref="Dialer"/> checks every address before it gets here.</summary>
public interface IConnector
{
    /// <summary>A connection to exactly <paramref name="endPoint"/>; <paramref name="host"/> is the name that it was found under.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The connection could not be made.</exception>
    Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken);
}
