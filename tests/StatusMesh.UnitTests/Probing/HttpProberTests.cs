using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing;

public sealed class HttpProberTests
{
    [Fact]
    public async Task A_healthy_site_yields_status_address_and_every_phase()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nServer: nginx\r\nSet-Cookie: secret=1\r\nContent-Length: 5\r\n\r\nhello");
        var resolver = new ScriptedResolver().With("site.test", "127.0.0.1");

        var result = await ProbeBench.ProbeAsync($"http://site.test:{server.Port}/a?b=c", resolver: resolver);

        Assert.Null(result.Failure);
        Assert.Equal(200, result.Status);
        Assert.Equal("127.0.0.1", result.Address);
        Assert.True(result.IsPrivate);
        Assert.Equal(5, result.BodyBytes);
        Assert.Equal("nginx", result.Headers["server"]);
        Assert.False(result.Headers.ContainsKey("set-cookie"), "cookies are no evidence");
        Assert.Null(result.Timings.TlsMs);
        double?[] phases = [result.Timings.DnsMs, result.Timings.ConnectMs, result.Timings.FirstByteMs, result.Timings.TransferMs];
        Assert.All(phases, phase => Assert.NotNull(phase));
        Assert.True(result.Timings.TotalMs >= phases.Sum() - 1, "the phases lie inside the whole");
    }

    [Fact]
    public async Task The_request_names_host_and_port_and_carries_nothing_private()
    {
        await using var server = RawServer.WithStatus(200);

        await ProbeBench.ProbeAsync($"http://site.test:{server.Port}/a?b=c", resolver: new ScriptedResolver().With("site.test", "127.0.0.1"));

        var request = Assert.Single(server.Requests);
        Assert.StartsWith($"GET /a?b=c HTTP/1.1\r\nHost: site.test:{server.Port}\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Connection: close", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_probe_opens_a_connection_of_its_own()
    {
        await using var server = RawServer.WithStatus(200);

        await ProbeBench.ProbeAsync(server.Url);
        await ProbeBench.ProbeAsync(server.Url);

        Assert.Equal(2, server.Connections);
    }

    public static TheoryData<string, string, Cause, ProbePhase> Broken => new()
    {
        { "closes at once", "", Cause.EmptyReply, ProbePhase.FirstByte },
        { "not HTTP", "220 mail.example ESMTP\r\n", Cause.NotHttp, ProbePhase.FirstByte },
        { "HTTP/2 status line", "HTTP/2 200\r\n\r\n", Cause.NotHttp, ProbePhase.FirstByte },
        { "two-digit status", "HTTP/1.1 20 OK\r\n\r\n", Cause.BadStatusLine, ProbePhase.FirstByte },
        { "four-digit status", "HTTP/1.1 2000 OK\r\n\r\n", Cause.BadStatusLine, ProbePhase.FirstByte },
        { "status of letters", "HTTP/1.1 abc OK\r\n\r\n", Cause.BadStatusLine, ProbePhase.FirstByte },
        { "a field without colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", Cause.BadHeader, ProbePhase.FirstByte },
        { "folding with nothing to fold", "HTTP/1.1 200 OK\r\n x: y\r\n\r\n", Cause.BadHeader, ProbePhase.FirstByte },
        { "head breaks off", "HTTP/1.1 200 OK\r\nServer: x\r\n", Cause.PrematureEnd, ProbePhase.FirstByte },
        { "an upgrade nobody asked for", "HTTP/1.1 101 Switching Protocols\r\n\r\n", Cause.UnexpectedUpgrade, ProbePhase.FirstByte },
        { "only an interim answer", "HTTP/1.1 100 Continue\r\n\r\n", Cause.PrematureEnd, ProbePhase.FirstByte },
        { "two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", Cause.BadFraming, ProbePhase.Transfer },
        { "negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", Cause.BadFraming, ProbePhase.Transfer },
        { "chunked not last", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n", Cause.BadFraming, ProbePhase.Transfer },
        { "body shorter than said", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", Cause.PrematureEnd, ProbePhase.Transfer },
        { "bad chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", Cause.BadFraming, ProbePhase.Transfer },
        { "negative chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n", Cause.BadFraming, ProbePhase.Transfer },
        { "chunks without end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", Cause.PrematureEnd, ProbePhase.Transfer },
        { "chunk longer than said", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n", Cause.BadFraming, ProbePhase.Transfer },
        { "one field of 100 KB", "HTTP/1.1 200 OK\r\nX: " + new string('a', 100_000) + "\r\n\r\n", Cause.HeadersTooLarge, ProbePhase.FirstByte },
        { "interim answers without end", string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early\r\nLink: </x>\r\n\r\n", 2000)), Cause.HeadersTooLarge, ProbePhase.FirstByte },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_answer_is_named(string what, string answer, Cause cause, ProbePhase phase)
    {
        await using var server = RawServer.Answering(answer);

        var result = await ProbeBench.ProbeAsync(server.Url);

        Assert.True(new ProbeFailure(phase, cause, FailureSource.Target) == result.Failure, $"{what}: {result.Failure}");
    }

    public static TheoryData<string, string, int, int> Odd => new()
    {
        { "no reason phrase", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", 200, 2 },
        { "bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200, 2 },
        { "HTTP/1.0 until close", "HTTP/1.0 200 OK\r\n\r\nhello", 200, 5 },
        { "space before the colon", "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok", 200, 2 },
        { "a folded field", "HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nok", 200, 2 },
        { "the same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok", 200, 2 },
        { "chunked wins over length", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", 200, 2 },
        { "chunk extension and trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0\r\nX: y\r\n\r\n", 200, 2 },
        { "interim answer first", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", 404, 2 },
        { "304 has no body", "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n", 304, 0 },
        { "status 999", "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", 999, 0 },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_answer_that_clients_understand_is_understood(string what, string answer, int status, int bytes)
    {
        await using var server = RawServer.Answering(answer);

        var result = await ProbeBench.ProbeAsync(server.Url);

        Assert.True(result.Failure is null, $"{what}: {result.Failure}");
        Assert.Equal(status, result.Status);
        Assert.Equal(bytes, result.BodyBytes);
    }

    [Fact]
    public async Task A_body_without_end_is_read_to_its_bound_only()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (true)
            {
                await connection.SendAsync(new string('x', 10_000));
            }
        });

        var result = await ProbeBench.ProbeAsync(server.Url);

        Assert.Null(result.Failure);
        Assert.Equal(ProbeLimits.BodyBytes, result.BodyBytes);
    }

    [Fact]
    public async Task A_server_that_says_nothing_times_out_in_the_first_byte_phase()
    {
        await using var server = RawServer.Start(connection => connection.HangAsync());

        var result = await ProbeBench.ProbeAsync(server.Url, seconds: 0.3);

        Assert.Equal(new ProbeFailure(ProbePhase.FirstByte, Cause.FirstByteTimeout, FailureSource.Target), result.Failure);
        Assert.NotNull(result.Timings.ConnectMs);
        Assert.Null(result.Timings.FirstByteMs);
    }

    [Fact]
    public async Task A_body_that_stalls_times_out_in_the_transfer_phase_and_keeps_its_status()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal");
            await connection.HangAsync();
        });

        var result = await ProbeBench.ProbeAsync(server.Url, seconds: 0.5);

        Assert.Equal(new ProbeFailure(ProbePhase.Transfer, Cause.TransferTimeout, FailureSource.Target), result.Failure);
        Assert.Equal(200, result.Status);
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_named()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.Reset();
        });

        var result = await ProbeBench.ProbeAsync(server.Url);

        Assert.Equal(new ProbeFailure(ProbePhase.FirstByte, Cause.ConnectionReset, FailureSource.Target), result.Failure);
    }

    [Fact]
    public async Task A_closed_port_is_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var result = await ProbeBench.ProbeAsync($"http://127.0.0.1:{port}/");

        Assert.Equal(new ProbeFailure(ProbePhase.Connect, Cause.ConnectRefused, FailureSource.Target), result.Failure);
        Assert.Equal("127.0.0.1", result.Address);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_its_cancellation_and_no_result()
    {
        await using var server = RawServer.Start(connection => connection.HangAsync());
        using var cancel = new CancellationTokenSource();
        var probing = ProbeBench.Prober().ProbeAsync(new ProbeRequest(ProbeBench.Target(server.Url), TimeSpan.FromSeconds(30)), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probing);
    }

    [Fact]
    public async Task Text_from_a_target_is_kept_short_and_free_of_control_characters()
    {
        await using var server = RawServer.Answering(
            $"HTTP/1.1 502 Bad\r\nServer: evil\x1b[31m{new string('a', 2000)}\r\nContent-Length: 4\r\n\r\na\0\u001bb");

        var result = await ProbeBench.ProbeAsync(server.Url);

        Assert.Equal(ProbeLimits.EvidenceLength, result.Headers["server"].Length);
        Assert.DoesNotContain('\x1b', result.Headers["server"]);
        Assert.Equal("a  b", result.BodyStart);
    }
}
