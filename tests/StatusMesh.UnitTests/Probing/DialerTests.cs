using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing;

public sealed class DialerTests
{
    [Fact]
    public async Task A_name_that_answers_with_a_private_address_opens_no_socket()
    {
        var connector = new RecordingConnector(_ => throw new InvalidOperationException("dialled"));
        var prober = ProbeBench.Prober(new ScriptedResolver().With("evil.example", "10.0.0.1"), TargetPolicy.Public, connector);

        var result = await ProbeAsync(prober, "http://evil.example/", TargetPolicy.Public);

        Assert.Equal(ProbeFailure.Refused(RefusalReason.AddressPrivate), result.Failure);
        Assert.Empty(connector.Dialled);
    }

    [Fact]
    public async Task One_bad_address_among_good_ones_refuses_the_name()
    {
        var connector = new RecordingConnector(_ => throw new InvalidOperationException("dialled"));
        var prober = ProbeBench.Prober(new ScriptedResolver().With("mixed.example", "93.184.216.34", "127.0.0.1"), TargetPolicy.Public, connector);

        var result = await ProbeAsync(prober, "http://mixed.example/", TargetPolicy.Public);

        Assert.Equal(ProbeFailure.Refused(RefusalReason.AddressMixed), result.Failure);
        Assert.Empty(connector.Dialled);
    }

    [Fact]
    public async Task A_port_that_is_not_allowed_on_public_addresses_is_refused_once_the_address_is_known()
    {
        var connector = new RecordingConnector(_ => throw new InvalidOperationException("dialled"));
        var prober = ProbeBench.Prober(new ScriptedResolver().With("site.example", "93.184.216.34"), ProbeBench.Open, connector);

        var result = await ProbeAsync(prober, "http://site.example:22/", ProbeBench.Open);

        Assert.Equal(Cause.RefusedPort, result.Failure?.Cause);
        Assert.Empty(connector.Dialled);
    }

    [Fact]
    public async Task Exactly_the_checked_address_is_dialled_and_the_name_is_resolved_once()
    {
        await using var server = RawServer.WithStatus(200);
        var resolver = new ScriptedResolver().With("site.test", "127.0.0.1");
        var connector = new RecordingConnector(endPoint => new SocketConnector().ConnectAsync("", endPoint, CancellationToken.None));

        await ProbeAsync(ProbeBench.Prober(resolver, connector: connector), $"http://site.test:{server.Port}/", ProbeBench.Open);

        Assert.Equal(["site.test"], resolver.Asked);
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, server.Port)], connector.Dialled);
    }

    [Fact]
    public async Task A_dead_address_gives_way_to_a_living_one()
    {
        await using var server = RawServer.WithStatus(200);
        var resolver = new ScriptedResolver().With("site.test", "127.0.0.2", "127.0.0.1");

        var result = await ProbeAsync(ProbeBench.Prober(resolver), $"http://site.test:{server.Port}/", ProbeBench.Open);

        Assert.Null(result.Failure);
        Assert.Equal("127.0.0.1", result.Address);
    }

    [Fact]
    public async Task An_address_that_hangs_gives_way_to_one_that_answers()
    {
        await using var server = RawServer.WithStatus(200);
        var connector = new RecordingConnector(async endPoint =>
        {
            if (endPoint.Address.ToString() == "127.0.0.2")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, TestContext.Current.CancellationToken);
            }

            return await new SocketConnector().ConnectAsync("", endPoint, CancellationToken.None);
        });
        var resolver = new ScriptedResolver().With("site.test", "127.0.0.2", "127.0.0.1");

        var result = await ProbeAsync(ProbeBench.Prober(resolver, connector: connector), $"http://site.test:{server.Port}/", ProbeBench.Open);

        Assert.Equal("127.0.0.1", result.Address);
    }

    [Fact]
    public async Task At_most_four_addresses_are_tried()
    {
        var connector = new RecordingConnector(_ => throw new SocketException((int)SocketError.ConnectionRefused));
        var resolver = new ScriptedResolver().With("many.test", [.. Enumerable.Range(1, 50).Select(i => $"127.0.1.{i}")]);

        var result = await ProbeAsync(ProbeBench.Prober(resolver, connector: connector), "http://many.test:81/", ProbeBench.Open);

        Assert.Equal(Cause.ConnectRefused, result.Failure?.Cause);
        Assert.Equal(ProbeLimits.Addresses, connector.Dialled.Count);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, Cause.ConnectRefused, FailureSource.Target)]
    [InlineData(SocketError.TimedOut, Cause.ConnectTimeout, FailureSource.Target)]
    [InlineData(SocketError.HostUnreachable, Cause.ConnectUnreachable, FailureSource.Target)]
    [InlineData(SocketError.NetworkUnreachable, Cause.NoNetwork, FailureSource.Network)] // our own routing table said so
    [InlineData(SocketError.TooManyOpenSockets, Cause.NoNetwork, FailureSource.Network)]
    [InlineData(SocketError.AccessDenied, Cause.NoNetwork, FailureSource.Network)] // a firewall on this machine
    public async Task A_failure_to_connect_is_blamed_on_whose_it_is(SocketError error, Cause cause, FailureSource source)
    {
        var connector = new RecordingConnector(_ => throw new SocketException((int)error));

        var result = await ProbeAsync(ProbeBench.Prober(connector: connector), "http://127.0.0.1:81/", ProbeBench.Open);

        Assert.Equal(new ProbeFailure(ProbePhase.Connect, cause, source), result.Failure);
    }

    [Fact]
    public async Task A_missing_IPv6_route_is_not_blamed_on_a_target_whose_IPv4_address_refuses()
    {
        var connector = new RecordingConnector(endPoint => throw new SocketException(
            (int)(endPoint.AddressFamily == AddressFamily.InterNetworkV6 ? SocketError.NetworkUnreachable : SocketError.ConnectionRefused)));
        var resolver = new ScriptedResolver().With("dual.test", "::1", "127.0.0.1");

        var result = await ProbeAsync(ProbeBench.Prober(resolver, connector: connector), "http://dual.test:81/", ProbeBench.Open);

        Assert.Equal(Cause.ConnectRefused, result.Failure?.Cause);
    }

    [Theory]
    [InlineData(Cause.DnsNxdomain, FailureSource.Target)]
    [InlineData(Cause.DnsServfail, FailureSource.Target)]
    [InlineData(Cause.DnsTimeout, FailureSource.Resolver)]
    public async Task What_the_resolver_says_is_passed_on(Cause cause, FailureSource source)
    {
        var resolver = new ScriptedResolver().With("gone.test", cause, source);

        var result = await ProbeAsync(ProbeBench.Prober(resolver), "http://gone.test/", ProbeBench.Open);

        Assert.Equal(new ProbeFailure(ProbePhase.Dns, cause, source), result.Failure);
        Assert.Null(result.Address);
    }

    private static Task<CheckResult> ProbeAsync(HttpProber prober, string url, TargetPolicy policy) =>
        prober.ProbeAsync(new ProbeRequest(ProbeBench.Target(url, policy), TimeSpan.FromSeconds(5)), TestContext.Current.CancellationToken);

    private sealed class RecordingConnector(Func<IPEndPoint, Task<Stream>> connect) : IConnector
    {
        public List<IPEndPoint> Dialled { get; } = [];

        public async Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken)
        {
            lock (Dialled)
            {
                Dialled.Add(endPoint);
            }

            return await connect(endPoint).WaitAsync(cancellationToken);
        }
    }
}
