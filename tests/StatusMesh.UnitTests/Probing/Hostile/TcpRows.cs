using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Servers that misbehave before the first line of HTTP.</summary>
internal static class TcpRows
{
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        switch (id)
        {
            case "port-filtered":
                return await FilteredAsync(bench);
            case "accept-rst":
                bench.Serve(connection =>
                {
                    connection.Reset();
                    return Task.CompletedTask;
                });
                break;
            case "accept-fin":
                bench.Serve(CloseInOrderAsync);
                break;
            case "rst-after-request":
                bench.Serve(async connection =>
                {
                    await connection.ReadRequestAsync();
                    connection.Reset();
                });
                break;
            case "fin-after-request":
                bench.Answer("");
                break;
            case "silent":
            case "tcp-zero-window":
                // Loopback buffers take more than our request, so that a closed window looks the same: the write ends, no byte comes.
                bench.Serve(async connection =>
                {
                    bench.Stall();
                    await Task.Delay(Timeout.InfiniteTimeSpan, bench.Time, connection.Stop);
                });
                break;
            case "half-close-then-reply":
                bench.Serve(async connection =>
                {
                    await connection.ReadRequestAsync();
                    connection.StopReading();
                    await connection.SendAsync(Ok);
                });
                break;
            case "reply-before-request":
                bench.Serve(async connection =>
                {
                    await connection.SendAsync(Ok);
                    await connection.ReadRequestAsync();
                });
                break;
            case "smtp-banner":
                bench.Serve(async connection =>
                {
                    await connection.SendAsync("220 mail.example.com ESMTP\r\n");
                    await connection.HangAsync();
                });
                break;
            default:
                throw new ArgumentException($"No server for {id}");
        }

        return await bench.ProbeAsync();
    }

    // Reads what was asked first: closing with unread bytes would be a reset.
    private static async Task CloseInOrderAsync(RawConnection connection)
    {
        connection.StopWriting();
        await connection.ReadRequestAsync();
    }

    /// <summary>A listener whose queue is full: further SYNs are dropped, as behind a firewall.</summary>
    private static async Task<CheckResult> FilteredAsync(HostileBench bench)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux drops connections when the queue of a listener is full.");
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var fillers = new List<Socket>();
        try
        {
            while (true)
            {
                fillers.Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
                var connecting = fillers[^1].ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken).AsTask();
                var patience = Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
                if (await Task.WhenAny(connecting, patience) == patience)
                {
                    bench.Connector.Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
                    bench.Stall();
                    return await bench.ProbeAsync();
                }
            }
        }
        finally
        {
            fillers.ForEach(filler => filler.Dispose());
        }
    }
}
