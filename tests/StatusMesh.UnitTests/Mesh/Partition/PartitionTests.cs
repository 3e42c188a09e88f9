using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Mesh.Partition;

/// <summary>Three regions in networks of their own, a site in a fourth, and a firewall between them: a real partition.</summary>
public sealed class PartitionTests
{
    private const string Site = "http://10.231.100.1:8080/";
    private const string Control = "http://10.231.100.2:8080/";
    private const string Cut = "add rule inet cut out ip daddr 10.231.100.1 ";

    private static readonly TargetPolicy Policy = new() { AllowedPorts = [8080], AllowedNetworks = [IPNetwork.Parse("10.231.0.0/16")] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cut_off_from_one_region_a_site_is_regional_and_from_two_it_is_down()
    {
        var missing = NetworkNamespace.Missing();
        Assert.SkipWhen(missing is not null, missing ?? "");

        using var home = NetworkNamespace.Create("site");
        foreach (var address in new[] { "10.231.100.1", "10.231.100.2" })
        {
            home.Inside($"ip addr add {address}/32 dev lo");
        }

        using var server = Serve(home);
        var spaces = Votes.Regions.Select((region, i) => Region(region, i, home)).ToList();
        try
        {
            await using var provider = Services();
            var monitor = Votes.Monitor() with { Target = ProbeBench.Target(Site, Policy) };
            await provider.GetRequiredService<IMonitorStore>().PutAsync(monitor, Token);
            var nodes = Votes.Regions.Zip(spaces, (region, space) => RegionNode.Create(region, new NamespaceConnector(space), provider)).ToList();

            Assert.Equal((Verdict.Up, 3), await RoundAsync(nodes, monitor, provider));

            spaces[1].Inside($"nft {Cut}drop");
            Assert.Equal((Verdict.Regional, 2), await RoundAsync(nodes, monitor, provider));

            spaces[2].Inside($"nft {Cut}counter reject with icmp type admin-prohibited");
            Assert.Equal((Verdict.Down, 1), await RoundAsync(nodes, monitor, provider));

            foreach (var space in spaces)
            {
                space.Inside("nft flush chain inet cut out");
            }

            Assert.Equal((Verdict.Up, 3), await RoundAsync(nodes, monitor, provider));

            // A region that reaches nothing at all is ill itself.
            spaces[0].Inside("nft add rule inet cut out drop");
            spaces[1].Inside("nft add rule inet cut out drop");
            Assert.Equal((Verdict.Unknown, 1), await RoundAsync(nodes, monitor, provider));
        }
        finally
        {
            spaces.ForEach(space => space.Dispose());
        }
    }

    private static NetworkNamespace Region(string name, int number, NetworkNamespace home)
    {
        var space = NetworkNamespace.Create(name);
        space.Connect(home, $"sm{number}", $"10.231.{number}.1", $"10.231.{number}.2");
        space.Inside($"ip route add 10.231.100.0/24 via 10.231.{number}.2");
        space.Inside("nft add table inet cut");
        space.Inside("nft add chain inet cut out { type filter hook output priority 0 ; }");
        return space;
    }

    private static Socket Serve(NetworkNamespace home)
    {
        var listener = home.CreateSocket();
        listener.Bind(new IPEndPoint(IPAddress.Any, 8080));
        listener.Listen();
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using var connection = await listener.AcceptAsync(Token);
                    await connection.ReceiveAsync(new byte[4096], Token);
                    await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), Token);
                    connection.Shutdown(SocketShutdown.Both);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The test is over.
            }
        });
        return listener;
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddInMemoryStorage()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(Votes.Mesh with { ControlHosts = [Control] })
        .AddSingleton(new ProbeOptions { Policy = Policy })
        .AddSingleton<IResolver>(new ScriptedResolver())
        .AddSingleton<IResolvers>(NoResolvers.Instance)
        .AddSingleton<MonitorDirectory>()
        .AddSingleton(provider => Aggregators.Create(
            provider.GetRequiredService<ISnapshotStore>(), provider.GetRequiredService<IMessageSender>(), provider.GetRequiredService<MonitorDirectory>(), TimeProvider.System))
        .BuildServiceProvider();

    /// <summary>Every region looks once, and the votes are merged; the verdict, and how many regions reach the site.</summary>
    private static async Task<(Verdict Verdict, int Up)> RoundAsync(List<RegionNode> nodes, MonitorRegistration monitor, IServiceProvider provider)
    {
        await Task.WhenAll(nodes.Select(node => node.Batches.HandleAsync(
            MessageText.Write(new ProbeBatch
            {
                Region = node.Region,
                Shard = monitor.Shard,
                Tick = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()),
                Reason = ProbeReason.Scheduled,
                Targets = [new BatchTarget(monitor.Target.Id, null)],
            }),
            Token)));
        var queues = provider.GetRequiredService<InMemoryQueues>();
        foreach (var message in await queues.ReceiveAsync(QueueNames.Votes, 32, TimeSpan.FromMinutes(1), Token))
        {
            await provider.GetRequiredService<Aggregator>().HandleAsync(message.Body, Token);
            await queues.CompleteAsync(QueueNames.Votes, message, Token);
        }

        var snapshot = (await provider.GetRequiredService<ISnapshotStore>().FindAsync(monitor.Shard, monitor.Target.Id, Token))!;
        return (snapshot.Verdict, snapshot.Quorum.Up);
    }
}
