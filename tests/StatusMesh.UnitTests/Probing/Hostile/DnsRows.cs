using System.Net;
using System.Net.Sockets;
using StatusMesh.Adapters.Dns;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Dns;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Names whose resolution goes wrong: the real resolver against a name server on loopback.</summary>
internal static class DnsRows
{
    private const string Public6 = "2606:2800:220:1:248:1893:25c8:1946";

    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        bench.Answer(TcpRows.Ok);
        await using var server = new LoopbackNameServer();
        bench.Resolver = new DnsClientResolver([server.EndPoint], bench.Time);
        switch (id)
        {
            case "dns-nxdomain":
                break;
            case "dns-servfail":
                server.Set(HostileBench.Host, LoopbackDnsReply.Error(2));
                break;
            case "dns-refused":
                server.Set(HostileBench.Host, LoopbackDnsReply.Error(5));
                break;
            case "dns-timeout":
                server.Set(HostileBench.Host, LoopbackDnsReply.Silence);
                bench.Stall();
                break;
            case "dns-cname-loop":
                server.Set(HostileBench.Host, new LoopbackDnsReply { Aliases = ["b.example.com", HostileBench.Host] });
                break;
            case "dns-cname-long":
                server.Set(HostileBench.Host, LoopbackDnsReply.Of(HostileBench.PublicAddress) with { Aliases = [.. Enumerable.Range(0, 40).Select(i => $"a{i}.example.com")] });
                break;
            case "dns-garbage":
                server.Set(HostileBench.Host, LoopbackDnsReply.Garbage);
                break;
            case "dns-many":
                server.Set(HostileBench.Host, LoopbackDnsReply.Of([.. Enumerable.Range(0, 1000).Select(i => $"93.184.{i / 250}.{i % 250}")]) with { IsTruncated = true });
                bench.Connector.Before = _ => RefuseWhen(bench.Connector.Dialled.Count < ProbeLimits.Addresses);
                break;
            case "dns-private":
                server.Set(HostileBench.Host, LoopbackDnsReply.Of("10.0.0.1"));
                break;
            case "dns-mixed":
                server.Set(HostileBench.Host, LoopbackDnsReply.Of(HostileBench.PublicAddress, "127.0.0.1"));
                break;
            case "dns-v6only":
                server.Set(HostileBench.Host, LoopbackDnsReply.Of(Public6));
                bench.Connector.Before = _ => throw new SocketException((int)SocketError.NetworkUnreachable);
                break;
            case "dns-v6-broken-v4-ok":
                bench.Resolver = new StagedResolver(_ => Task.CompletedTask, [Public6, HostileBench.PublicAddress]);
                bench.Connector.Before = endPoint => RefuseWhen(endPoint.AddressFamily == AddressFamily.InterNetworkV6);
                break;
            case "dns-slow":
                bench.Resolver = new StagedResolver(
                    token => Task.Delay(TimeSpan.FromMilliseconds(1500), bench.Time, token), [HostileBench.PublicAddress]);
                bench.Stall();
                break;
            case "dns-ttl0-flap":
                bench.Resolver = new StagedResolver(_ => Task.CompletedTask, [HostileBench.PublicAddress], ["127.0.0.1"]);
                break;
            default:
                throw new ArgumentException($"No name server for {id}");
        }

        return await bench.ProbeAsync();
    }

    private static void RefuseWhen(bool isRefused)
    {
        if (isRefused)
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }
    }

    /// <summary>Gives each question the next of its answers, after a wait.</summary>
    private sealed class StagedResolver(Func<CancellationToken, Task> wait, params string[][] answers) : IResolver
    {
        private int _asked;

        public async Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            await wait(cancellationToken);
            return new DnsAnswer.Found([.. answers[_asked++].Select(IPAddress.Parse)]);
        }
    }
}
