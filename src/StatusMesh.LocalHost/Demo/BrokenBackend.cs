using System.Net;
using System.Net.Sockets;

namespace StatusMesh.LocalHost.Demo;

/// <summary>An application that has lost its mind: it takes connections and answers with something that is not HTTP.</summary>
internal sealed class BrokenBackend : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public BrokenBackend()
    {
        _listener.Start();
        _serving = ServeAsync(_stop.Token);
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        var request = new byte[4096];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(request, cancellationToken);
                await stream.WriteAsync("lost in thought\r\n\r\n"u8.ToArray(), cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The proxy went away, or the demo ends.
            }
        }
    }
}
