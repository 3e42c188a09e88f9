using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Redirects;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Probing.Hostile;

namespace StatusMesh.UnitTests.Probing.Redirects;

public sealed class RedirectTests
{
    public static TheoryData<string, string> Locations => new()
    {
        { "http://other.example.com/x", "http://other.example.com/x" },
        { "HTTP://OTHER.example.com", "http://other.example.com/" },
        { "//other.example.com/x?y", "http://other.example.com/x?y" },
        { "/x", "http://site.example.com/x" },
        { "x", "http://site.example.com/a/x" },
        { "../x", "http://site.example.com/x" },
        { "../../../x", "http://site.example.com/x" },
        { "?y", "http://site.example.com/a/b?y" },
        { "x?y=http://z/", "http://site.example.com/a/x?y=http://z/" },
        { "@evil.example/", "http://site.example.com/a/@evil.example/" }, // a path, not credentials
        { "x#fragment", "http://site.example.com/a/x" },
        { "/caf\u00c3\u00a9", "http://site.example.com/caf%C3%A9" }, // UTF-8 as it stands on the wire
    };

    [Theory]
    [MemberData(nameof(Locations))]
    public async Task A_location_is_read_relative_to_the_url_that_answered(string location, string expected)
    {
        await using var bench = new HostileBench();
        Serve(bench, $"302 Found\r\nLocation: {location}");

        var result = await bench.ProbeAsync($"http://{HostileBench.Host}/a/b?c", follow: true);

        Assert.Equal(new RedirectHop(302, expected, IsDowngrade: false), Assert.Single(result.Redirects));
        Assert.Equal(200, result.Status);
    }

    [Theory]
    [InlineData("foo:80", RefusalReason.Scheme)] // a scheme here, a host and a port on the start page
    [InlineData("data:text/html,x", RefusalReason.Scheme)]
    [InlineData("http:/x", RefusalReason.HostSyntax)]
    [InlineData("//site.example.com:22/", RefusalReason.Port)]
    [InlineData("//localhost/", RefusalReason.HostLocalName)]
    public async Task A_location_that_our_rules_forbid_is_not_followed_and_not_blamed_on_the_site(string location, RefusalReason reason)
    {
        await using var bench = new HostileBench();
        Serve(bench, $"302 Found\r\nLocation: {location}");

        var result = await bench.ProbeAsync(follow: true);

        Assert.Equal(ProbeFailure.Refused(reason), result.Failure);
        Assert.Equal("unknown", HostileClasses.VerdictOf(result));
        Assert.Empty(result.Redirects);
        Assert.Single(bench.Connector.Dialled);
    }

    [Fact]
    public async Task Without_being_asked_to_a_redirect_is_the_answer()
    {
        await using var bench = new HostileBench();
        Serve(bench, "302 Found\r\nLocation: http://127.0.0.1/");

        var result = await bench.ProbeAsync();

        Assert.Null(result.Failure);
        Assert.Equal(302, result.Status);
        Assert.Empty(result.Redirects);
    }

    [Theory]
    [InlineData("304 Not Modified\r\nLocation: /x")]
    [InlineData("305 Use Proxy\r\nLocation: /x")]
    [InlineData("302 Found\r\nLocation: ")]
    [InlineData("200 OK\r\nLocation: /x")]
    public async Task What_is_no_redirect_is_the_answer(string head)
    {
        await using var bench = new HostileBench();
        Serve(bench, head);

        var result = await bench.ProbeAsync(follow: true);

        Assert.Null(result.Failure);
        Assert.Single(bench.Connector.Dialled);
    }

    [Fact]
    public async Task A_way_from_https_to_http_is_taken_and_noted()
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        using var certificate = TestAuthority.Issue(TestCertificate.For(HostileBench.Host));
        await using var bench = new HostileBench();
        bench.Serve(async connection =>
        {
            if (bench.Connector.Dialled.Count == 1)
            {
                await TlsServer.With(certificate, inside: async inner =>
                {
                    await inner.ReadRequestAsync();
                    await inner.SendAsync($"HTTP/1.1 301 Moved\r\nLocation: http://{HostileBench.Host}/\r\n\r\n");
                })(connection);
                return;
            }

            await connection.ReadRequestAsync();
            await connection.SendAsync(TcpRows.Ok);
        });

        var result = await bench.ProbeAsync($"https://{HostileBench.Host}/", follow: true);

        Assert.Null(result.Failure);
        Assert.True(Assert.Single(result.Redirects).IsDowngrade);
        Assert.Null(result.Tls);
    }

    [Fact]
    public async Task A_hop_that_does_not_answer_fails_the_probe_with_its_own_cause()
    {
        await using var bench = new HostileBench();
        var asked = 0;
        bench.Serve(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Interlocked.Increment(ref asked) == 1 ? "HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n" : "");
        });

        var result = await bench.ProbeAsync(follow: true);

        Assert.Equal(new ProbeFailure(ProbePhase.FirstByte, Cause.EmptyReply, FailureSource.Target), result.Failure);
        Assert.Single(result.Redirects);
    }

    private static void Serve(HostileBench bench, string head)
    {
        var asked = 0;
        bench.Serve(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Interlocked.Increment(ref asked) == 1 ? $"HTTP/1.1 {head}\r\nContent-Length: 0\r\n\r\n" : TcpRows.Ok);
        });
    }
}
