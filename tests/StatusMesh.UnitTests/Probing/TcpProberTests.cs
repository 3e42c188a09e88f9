using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing;

public sealed class TcpProberTests
{
    [Fact]
    public async Task A_port_that_takes_connections_is_up_and_hears_nothing_of_us()
    {
        var heard = new TaskCompletionSource<int>();
        await using var server = RawServer.Start(async connection => heard.SetResult(await connection.Stream.ReadAsync(new byte[1])));

        var result = await ProbeAsync($"tcp://127.0.0.1:{server.Port}");

        Assert.Equal((VoteKind.Up, null), VoteOn(result));
        Assert.Equal(("127.0.0.1", null), (result.Address, result.Status));
        Assert.NotNull(result.Timings.ConnectMs);
        Assert.Equal(0, await heard.Task); // the end of the connection
    }

    [Fact]
    public async Task A_closed_port_is_down()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal((VoteKind.Down, Cause.ConnectRefused), VoteOn(await ProbeAsync($"tcp://127.0.0.1:{port}")));
    }

    [Fact]
    public async Task A_connection_that_is_slower_than_expected_is_degraded()
    {
        await using var server = RawServer.Start(connection => connection.HangAsync());

        var result = await ProbeAsync($"tcp://127.0.0.1:{server.Port}");

        Assert.Equal((VoteKind.Degraded, Cause.TooSlow), VoteOn(result with { Timings = new() { TotalMs = 2000 } }, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_name_that_leads_into_a_private_network_is_refused_whatever_the_port()
    {
        var resolver = new ScriptedResolver().With("db.example.com", "10.0.0.1");

        var result = await ProbeAsync("tcp://db.example.com:5432", resolver, TargetPolicy.Public);

        Assert.Equal(Cause.RefusedAddress, result.Failure?.Cause);
        Assert.Equal((VoteKind.Abstained, Cause.RefusedAddress), VoteOn(result));
    }

    [Fact]
    public async Task Any_port_of_a_public_address_may_be_dialled()
    {
        // Refused by our own network or by nobody: what matters is that the guard let it pass.
        var prober = new TcpProber(
            new Dialer(
                new ScriptedResolver().With("db.example.com", "93.184.216.34"),
                new DeadConnector(),
                TargetPolicy.Public with { AllowsAnyPort = true }),
            TimeProvider.System);

        var result = await prober.ProbeAsync(
            new ProbeRequest(ProbeBench.MonitorTarget("tcp://db.example.com:5432", TargetPolicy.Public), TimeSpan.FromSeconds(5)),
            TestContext.Current.CancellationToken);

        Assert.Equal(Cause.ConnectRefused, result.Failure?.Cause);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_down() =>
        Assert.Equal((VoteKind.Down, Cause.DnsNxdomain), VoteOn(await ProbeAsync("tcp://gone.test:22")));

    [Fact]
    public async Task A_cancelled_caller_gets_its_cancellation_and_no_result()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProbeBench.Kinds().ProbeAsync(
            new ProbeRequest(ProbeBench.MonitorTarget("tcp://127.0.0.1:22"), TimeSpan.FromSeconds(5)), cancel.Token));
    }

    private static Task<CheckResult> ProbeAsync(string url, ScriptedResolver? resolver = null, TargetPolicy? policy = null) =>
        ProbeBench.Kinds(resolver, policy: policy).ProbeAsync(
            new ProbeRequest(ProbeBench.MonitorTarget(url, policy), TimeSpan.FromSeconds(5)), TestContext.Current.CancellationToken);

    private static (VoteKind Vote, Cause? Cause) VoteOn(CheckResult result, TimeSpan? latency = null)
    {
        var vote = Voting.Of("europe", result, new Expectations { Latency = latency }, null);
        return (vote.Vote, vote.Cause);
    }

    private sealed class DeadConnector : IConnector
    {
        public Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
