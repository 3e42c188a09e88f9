using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Probing;

namespace StatusMesh.LocalHost.Faults;

/// <summary>
/// Lets a region fail as regions fail: one that is cut off finds no network, which is its own trouble; one that cannot reach a host
/// finds that host unreachable, which looks like the host's.
/// </summary>
public sealed class FaultingConnector(IConnector inner, FaultRules rules) : IConnector
{
    /// <inheritdoc/>
    public Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken) =>
        rules.IsCutOff ? throw new SocketException((int)SocketError.NetworkUnreachable)
        : rules.Blocks(host, endPoint) ? throw new SocketException((int)SocketError.HostUnreachable)
        : inner.ConnectAsync(host, endPoint, cancellationToken);
}
