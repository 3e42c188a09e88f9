using System.Text;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>
/// Probes hostile servers with the real prober under the rules of a public node: the name of the target has a public address, and what is
/// dialled there ends at a loopback server. Its clock stands still until a server stalls; then it runs fast.
/// </summary>
internal sealed class HostileBench : IAsyncDisposable
{
    public const string Host = "site.example.com";
    public const string PublicAddress = "93.184.216.34";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The clock of prober and servers.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>What the prober dials through.</summary>
    public LoopbackConnector Connector { get; } = new();

    /// <summary>Answers every name with <see cref="PublicAddress"/>, unless a row sets another.</summary>
    public IResolver Resolver { get; set; } = new OneAddressResolver();

    /// <summary>The server; null until <see cref="Serve"/>.</summary>
    public RawServer? Server { get; private set; }

    /// <summary>Starts the server that every connection ends at.</summary>
    public RawServer Serve(Func<RawConnection, Task> script)
    {
        Server = RawServer.Start(script);
        Connector.Port = Server.Port;
        return Server;
    }

    /// <summary>A server that reads a request and answers with these bytes, as Latin-1.</summary>
    public void Answer(string bytes) => Serve(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(bytes);
    });

    /// <summary>From here on nothing happens but what time brings.</summary>
    public void Stall() => _stalled.TrySetResult();

    /// <summary>Stalls and holds the connection open.</summary>
    public Task HangAsync(RawConnection connection)
    {
        Stall();
        return connection.HangAsync();
    }

    /// <summary>Sends a byte each 300 ms.</summary>
    public async Task DripAsync(RawConnection connection, string bytes)
    {
        Stall();
        foreach (var one in Encoding.Latin1.GetBytes(bytes))
        {
            await connection.Stream.WriteAsync((byte[])[one], connection.Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(300), Time, connection.Stop);
        }
    }

    /// <summary>Probes and asserts the bounds that hold for every target.</summary>
    public async Task<CheckResult> ProbeAsync(string url = $"http://{Host}/", bool follow = false)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var prober = new HttpProber(new Dialer(Resolver, Connector, TargetPolicy.Public), Time);
        var request = new ProbeRequest(ProbeBench.Target(url, TargetPolicy.Public), TimeSpan.FromSeconds(10)) { FollowRedirects = follow };
        var probing = prober.ProbeAsync(request, cancellation);
        await Task.WhenAny(probing, _stalled.Task);
        while (!probing.IsCompleted)
        {
            await Task.WhenAny(probing, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellation));
            Time.Advance(Step);
        }

        var result = await probing;
        Assert.True(result.Timings.TotalMs <= 10_500, $"took {result.Timings.TotalMs} ms");
        Assert.True(Connector.BytesRead <= ProbeLimits.ReadBytes, $"read {Connector.BytesRead} bytes");
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        Assert.Equal(0, Connector.Open);
    }
}
