using System.Net;
using System.Net.Sockets;

namespace StatusMesh.Testing.Servers;

/// <summary>A loopback port that refuses connections, and that no other program can take meanwhile.</summary>
public sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Takes a free port. It is bound, but nobody listens.</summary>
    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Its URL, with the path <c>/</c>.</summary>
    public string Url => $"http://127.0.0.1:{Port}/";

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
