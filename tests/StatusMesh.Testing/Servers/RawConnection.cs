using System.Net.Sockets;
using System.Text;

namespace StatusMesh.Testing.Servers;

/// <summary>One accepted connection.</summary>
public sealed class RawConnection(RawServer server, Socket socket, CancellationToken stop) : IDisposable
{
    /// <summary>Cancelled when the test is over.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The bytes of the connection.</summary>
    public Stream Stream { get; set; } = new NetworkStream(socket, ownsSocket: false);

    /// <summary>Reads up to the empty line that ends a head.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await Stream.ReadAsync(one, stop) > 0)
        {
            head.Append((char)one[0]);
        }

        server.Note(head.ToString());
        return head.ToString();
    }

    /// <summary>Sends text as Latin-1 bytes.</summary>
    public async Task SendAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);

    /// <summary>Holds the connection open and silent until the other side closes it or the test is over.</summary>
    public async Task HangAsync()
    {
        var buffer = new byte[1024];
        while (await Stream.ReadAsync(buffer, stop) > 0)
        {
        }
    }

    /// <summary>Tells the other side that nothing more will be sent.</summary>
    public void StopWriting() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Takes nothing more from the other side, which is not told.</summary>
    public void StopReading() => socket.Shutdown(SocketShutdown.Receive);

    /// <summary>Ends the connection with a reset instead of an orderly close.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        socket.Dispose();
    }
}
