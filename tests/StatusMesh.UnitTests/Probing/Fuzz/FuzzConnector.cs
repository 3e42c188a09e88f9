using System.Net;
using System.Net.Sockets;
using System.Text;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Fuzz;

/// <summary>Opens nothing: notes what would be dialled, and answers with a redirect to the next fuzzed URL, an odd answer, or not at all.</summary>
internal sealed class FuzzConnector(Random random, UrlFuzz urls) : IConnector
{
    private static readonly byte[] Ok = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    /// <summary>Connections so far.</summary>
    public int Count { get; private set; }

    /// <summary>Addresses among them that must never be dialled.</summary>
    public List<IPEndPoint> Forbidden { get; } = [];

    public Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Count++;
        if (ForbiddenAddresses.Contains(endPoint.Address) || endPoint.Port is not (80 or 443 or 8080 or 8443))
        {
            Forbidden.Add(endPoint);
        }

        if (endPoint.Port is 443 or 8443 || random.Next(10) == 0)
        {
            // Only http gets an answer: the handshake is not what is looked at here.
            return Task.FromException<Stream>(new SocketException((int)SocketError.ConnectionRefused));
        }

        var answer = random.Next(5) == 0 ? Ok : Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {(random.Next(3) == 0 ? urls.Next() : $"/{Count}")}\r\n\r\n");
        if (random.Next(10) == 0)
        {
            answer[random.Next(answer.Length)] = (byte)random.Next(256);
        }

        return Task.FromResult<Stream>(new CannedStream(answer));
    }
}
