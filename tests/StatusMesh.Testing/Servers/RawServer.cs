using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StatusMesh.Testing.Servers;

/// <summary>A real TCP server on loopback that does with each connection what the test says.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _requests = [];
    private readonly Task _accepting;
    private int _connections;

    private RawServer(Func<RawConnection, Task> script, int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync(script);
    }

    /// <summary>Port that it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Its URL, with the path <c>/</c>.</summary>
    public string Url => $"http://127.0.0.1:{Port}/";

    /// <summary>Connections so far.</summary>
    public int Connections => _connections;

    /// <summary>Heads of the requests that were read so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Runs <paramref name="script"/> for each connection and closes it then; <paramref name="port"/> 0 is any free one.</summary>
    public static RawServer Start(Func<RawConnection, Task> script, int port = 0) => new(script, port);

    /// <summary>Reads a request, answers with these bytes (Latin-1) and closes.</summary>
    public static RawServer Answering(string answer) => Start(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(answer);
    });

    /// <summary>Answers with a status and a short body.</summary>
    public static RawServer WithStatus(int status, string headers = "") =>
        Answering($"HTTP/1.1 {status} Test\r\nContent-Length: 2\r\n{headers}\r\nok");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    internal void Note(string request)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }
    }

    private async Task AcceptAsync(Func<RawConnection, Task> script)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                running.Add(ServeAsync(script, new RawConnection(this, socket, _stop.Token)));
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }

        await Task.WhenAll(running);
    }

    private static async Task ServeAsync(Func<RawConnection, Task> script, RawConnection connection)
    {
        using var owned = connection;
        try
        {
            await script(connection);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The prober has hung up, or the test is over.
        }
    }
}
