using Microsoft.Extensions.DependencyInjection;
using StatusMesh.Adapters.Alerts;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Probing.Hostile;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>The registered transports with the policy of a node on the internet. What they dial is a real server on loopback that stands in for a public address.</summary>
internal sealed class AlertBench : IAsyncDisposable
{
    private readonly List<RawServer> _servers = [];
    private readonly List<Delivery> _deliveries = [];

    /// <summary>Resolves names; every name has one public address by default.</summary>
    public IResolver Resolver { get; init; } = new OneAddressResolver();

    /// <summary>The clock of the transports.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What was dialled and read.</summary>
    public LoopbackConnector Connector { get; } = new();

    /// <summary>What the server got.</summary>
    public IReadOnlyList<Delivery> Deliveries
    {
        get
        {
            lock (_deliveries)
            {
                return [.. _deliveries];
            }
        }
    }

    /// <summary>The only request.</summary>
    public Delivery Delivery => Assert.Single(Deliveries);

    /// <summary>Lets a server do this with every connection.</summary>
    public AlertBench Serve(Func<RawConnection, Task> script)
    {
        _servers.Add(RawServer.Start(script));
        Connector.Port = _servers[^1].Port;
        return this;
    }

    /// <summary>Lets a server take requests and answer with these bytes (Latin-1).</summary>
    public AlertBench Answer(string answer = "HTTP/1.1 204 No Content\r\n\r\n") => Serve(Take(answer));

    /// <summary>Reads a request, notes it and answers.</summary>
    public Func<RawConnection, Task> Take(string answer) => async connection =>
    {
        var head = await connection.ReadRequestAsync();
        if (head.Length == 0)
        {
            return; // It hung up without a word.
        }

        var body = new byte[Delivery.LengthOf(head)];
        await connection.Stream.ReadExactlyAsync(body, connection.Stop);
        lock (_deliveries)
        {
            _deliveries.Add(new Delivery(head, body));
        }

        await connection.SendAsync(answer);
    };

    /// <summary>Delivers by the transport of the channel's kind.</summary>
    public async Task<string?> SendAsync(AlertChannel channel, AlertMessage? message = null, string key = Alerts.Key, CancellationToken? cancellationToken = null)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Time)
            .AddSingleton(Resolver)
            .AddSingleton(TargetPolicy.Public)
            .AddAlertTransports(Connector)
            .BuildServiceProvider();
        var transport = services.GetServices<IAlertTransport>().Single(transport => transport.Kind == channel.Kind);
        return await transport.SendAsync(channel, message ?? Alerts.Opened, key, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
