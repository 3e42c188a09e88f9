namespace StatusMesh.Testing.Servers;

/// <summary>A small web site on one loopback port that can be stopped and started again.</summary>
public sealed class SwitchableSite : IAsyncDisposable
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

    private RawServer? _server = Serve(0);

    /// <summary>Starts it.</summary>
    public SwitchableSite() => Port = _server!.Port;

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Its URL, with the path <c>/</c>.</summary>
    public string Url => $"http://127.0.0.1:{Port}/";

    /// <summary>From now on connections are refused.</summary>
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }

    /// <summary>Answers again.</summary>
    public void Restart() => _server ??= Serve(Port);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(StopAsync());

    private static RawServer Serve(int port) => RawServer.Start(
        async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answer);
        },
        port);
}
