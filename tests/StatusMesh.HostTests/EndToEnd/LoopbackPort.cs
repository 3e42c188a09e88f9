using System.Net;
using System.Net.Sockets;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Looks at loopback ports.</summary>
internal static class LoopbackPort
{
    /// <summary>True when a server could listen on <paramref name="port"/> of 127.0.0.1.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
