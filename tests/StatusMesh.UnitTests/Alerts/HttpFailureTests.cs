using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Probing.Hostile;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>What can go wrong over HTTP, and how it is told: in words without secrets.</summary>
public sealed class HttpFailureTests
{
    private const string HeadTooLong = "The head of its answer was too long.";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly AlertChannel Hook = Alerts.Channel(AlertChannelKind.Webhook);

    private static readonly AlertChannel SecureHook = Alerts.Channel(AlertChannelKind.Webhook, "https://hook.example.com");

    [Theory]
    [InlineData(200, null)]
    [InlineData(202, null)]
    [InlineData(204, null)]
    [InlineData(400, "The other side answered 400.")]
    [InlineData(429, "The other side answered 429.")]
    [InlineData(503, "The other side answered 503.")]
    public async Task Only_2xx_is_a_delivery(int status, string? failure)
    {
        await using var bench = new AlertBench().Answer($"HTTP/1.1 {status} {Alerts.Secret}\r\nContent-Length: 11\r\n\r\n{Alerts.Secret}");

        Assert.Equal(failure, await bench.SendAsync(Hook));
    }

    [Theory]
    [MemberData(nameof(Alerts.HttpKinds), MemberType = typeof(Alerts))]
    public async Task A_redirect_is_not_followed(AlertChannelKind kind)
    {
        await using var bench = new AlertBench().Answer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("The other side answered 302, which is not followed.", await bench.SendAsync(Alerts.Channel(kind)));
        Assert.Equal($"{HostileBench.PublicAddress}:80", Assert.Single(bench.Connector.Dialled).ToString());
    }

    [Theory]
    [InlineData("http://hook.example.com", "10.0.0.1", "Its address may not be reached: private network.")]
    [InlineData("https://hook.example.com", "169.254.169.254", "Its address may not be reached: link-local address.")]
    [InlineData("http://hook.example.com:9000", "127.0.0.1", "Its address may not be reached: it is this machine.")]
    [InlineData("http://hook.example.com", "93.184.216.34,10.0.0.1", "Its address may not be reached: its name has public and other addresses.")]
    [InlineData("http://10.0.0.1", "", "Its address may not be reached: private network.")]
    [InlineData("http://0x7f.1", "", "Its address may not be reached: it is this machine.")]
    [InlineData("http://[::1]:8080", "", "Its address may not be reached: it is this machine.")]
    [InlineData("http://[::ffff:10.0.0.1]", "", "Its address may not be reached: no public address.")]
    [InlineData("http://localhost", "127.0.0.1", "Its address may not be reached: it is this machine.")]
    [InlineData("http://metadata.google.internal", "93.184.216.34", "Its address may not be reached: private network.")]
    public async Task What_a_probe_may_not_reach_an_alert_may_not_either(string server, string addresses, string failure)
    {
        var names = new ScriptedResolver().With(new Uri(server).IdnHost, addresses.Split(',', StringSplitOptions.RemoveEmptyEntries));
        await using var bench = new AlertBench { Resolver = names }.Answer();

        Assert.Equal(failure, await bench.SendAsync(Alerts.Channel(AlertChannelKind.Webhook, server)));
        Assert.Empty(bench.Connector.Dialled);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(9000)]
    public async Task Any_port_of_a_public_address_may_be_dialled(int port)
    {
        await using var bench = new AlertBench().Answer();

        Assert.Null(await bench.SendAsync(Alerts.Channel(AlertChannelKind.Webhook, $"http://hook.example.com:{port}")));
        Assert.Equal(port, Assert.Single(bench.Connector.Dialled).Port);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_told()
    {
        await using var bench = new AlertBench { Resolver = new ScriptedResolver() };

        Assert.Equal("Its name does not exist.", await bench.SendAsync(Hook));
    }

    [Fact]
    public async Task A_resolver_in_trouble_is_told()
    {
        await using var bench = new AlertBench { Resolver = new ScriptedResolver().With("hook.example.com", Cause.DnsServfail, FailureSource.Target) };

        Assert.Equal("Its name could not be resolved.", await bench.SendAsync(Hook));
    }

    [Fact]
    public async Task A_closed_port_is_told()
    {
        using var closed = new ClosedPort();
        await using var bench = new AlertBench();
        bench.Connector.Port = closed.Port;

        Assert.Equal("It refuses connections.", await bench.SendAsync(Hook));
    }

    [Fact]
    public async Task An_answer_that_comes_after_29_seconds_comes_too_late()
    {
        var time = new FakeTimeProvider(Now);
        var asked = new TaskCompletionSource();
        await using var bench = new AlertBench { Time = time }.Serve(async connection =>
        {
            await connection.ReadRequestAsync();
            asked.SetResult();
            await connection.HangAsync();
        });

        var sending = bench.SendAsync(Hook);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("It did not answer within 10 s.", await sending);
    }

    [Fact]
    public async Task A_try_again_has_the_same_key()
    {
        await using var bench = new AlertBench().Answer("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");

        await bench.SendAsync(Hook);
        await bench.SendAsync(Hook);

        Assert.Equal([$"\"{Alerts.Key}\"", $"\"{Alerts.Key}\""], bench.Deliveries.Select(delivery => delivery.Header("Idempotency-Key")));
    }

    [Fact]
    public async Task Of_an_endless_body_at_most_4_KiB_are_read()
    {
        await using var bench = Endless("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", new string('x', 4096));

        Assert.Null(await bench.SendAsync(Hook));
        Assert.InRange(bench.Connector.BytesRead, 1, 4096);
        Assert.Equal(0, bench.Connector.Open);
    }

    [Fact]
    public async Task An_endless_body_over_TLS_is_cut_off()
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        using var certificate = TestAuthority.Issue(TestCertificate.For("hook.example.com"));
        await using var bench = new AlertBench().Serve(TlsServer.With(certificate, inside: Flood("HTTP/1.1 200 OK\r\n\r\n", new string('x', 4096))));

        Assert.Null(await bench.SendAsync(SecureHook));
        Assert.InRange(bench.Connector.BytesRead, 1, 64 * 1024);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Endless: xxxxxxxxxxxxxxxx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Endless: ", "xxxxxxxxxxxxxxxx")]
    [InlineData("", "HTTP/1.1 103 Early\r\n\r\n")]
    [InlineData("", "xxxxxxxxxxxxxxxx")]
    public async Task A_head_without_end_is_cut_off(string begin, string again)
    {
        await using var bench = Endless(begin, string.Concat(Enumerable.Repeat(again, 100)));

        Assert.Equal(HeadTooLong, await bench.SendAsync(Hook));
        Assert.InRange(bench.Connector.BytesRead, 1, 64 * 1024);
    }

    [Fact]
    public async Task What_closes_at_once_has_not_answered()
    {
        await using var bench = new AlertBench().Answer("");

        Assert.Equal("It closed the connection without an answer.", await bench.SendAsync(Hook));
    }

    [Fact]
    public async Task What_is_no_http_is_told()
    {
        await using var bench = new AlertBench().Serve(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync($"220 mail {Alerts.Secret}\r\n\r\n");
        });

        Assert.Equal("It did not answer in HTTP.", await bench.SendAsync(Hook));
    }

    [Fact]
    public async Task A_sound_certificate_is_taken()
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        using var certificate = TestAuthority.Issue(TestCertificate.For("hook.example.com"));
        await using var bench = new AlertBench();
        bench.Serve(TlsServer.With(certificate, inside: bench.Take("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));

        Assert.Null(await bench.SendAsync(SecureHook));
        Assert.Equal($"POST /hooks/{Alerts.UrlSecret}?sig=a%2Fb%3D HTTP/1.1", bench.Delivery.RequestLine);
    }

    public static TheoryData<string, string> BadCertificates => new()
    {
        { "self-signed", "The certificate is signed by itself." },
        { "expired", "The certificate has expired." },
        { "untrusted", "The certificate is not trusted: an intermediate certificate is missing, or its authority is unknown." },
        { "other-name", "The certificate is for other names." },
    };

    [Theory]
    [MemberData(nameof(BadCertificates))]
    public async Task A_bad_certificate_is_refused_and_told(string which, string failure)
    {
        using var certificate = Certificate(which);
        await using var bench = new AlertBench();
        bench.Serve(TlsServer.With(certificate, inside: bench.Take("HTTP/1.1 200 OK\r\n\r\n")));

        Assert.Equal(failure, await bench.SendAsync(SecureHook));
        Assert.Empty(bench.Deliveries);
    }

    [Fact]
    public async Task A_certificate_does_not_make_us_fetch_what_it_names()
    {
        using var middle = TestAuthority.Issue(TestCertificate.Authority($"Trap {Guid.NewGuid()}"));
        await using var trap = RawServer.WithStatus(404);
        using var certificate = TestAuthority.Issue(TlsTrapRows.Naming(trap.Url), middle);
        await using var bench = new AlertBench().Serve(TlsServer.With(certificate));

        Assert.NotNull(await bench.SendAsync(Alerts.Channel(AlertChannelKind.Slack, $"https://{HostileBench.Host}")));
        Assert.Equal(0, trap.Connections);
    }

    [Fact]
    public async Task What_speaks_no_tls_is_told()
    {
        await using var bench = new AlertBench().Serve(connection => connection.SendAsync($"HTTP/1.1 200 {Alerts.Secret}\r\n\r\n"));

        Assert.Equal("No safe TLS connection could be made with it.", await bench.SendAsync(SecureHook));
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_its_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        await using var bench = new AlertBench().Serve(async connection =>
        {
            await connection.ReadRequestAsync();
            await cancel.CancelAsync();
            await connection.HangAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.SendAsync(Hook, cancellationToken: cancel.Token));
    }

    public static TheoryData<AlertChannelKind, string> Troubles
    {
        get
        {
            var rows = new TheoryData<AlertChannelKind, string>();
            foreach (var kind in Alerts.HttpKinds.Select(row => row.Data))
            {
                rows.Add(kind, $"HTTP/1.1 500 {Alerts.Secret}\r\nX: {Alerts.UrlSecret}\r\nContent-Length: 11\r\n\r\n{Alerts.Secret}");
                rows.Add(kind, $"HTTP/1.1 307 {Alerts.Secret}\r\nLocation: http://hook.example.com/{Alerts.UrlSecret}\r\n\r\n");
                rows.Add(kind, $"HTTP/1.1 20\u0001 {Alerts.Secret}\r\n\r\n");
                rows.Add(kind, $"HTTP/1.1 200 OK\r\n{Alerts.Secret} {Alerts.UrlSecret}\r\n\r\n");
                rows.Add(kind, Alerts.Secret);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task No_failure_repeats_a_secret_the_address_or_the_answer(AlertChannelKind kind, string answer)
    {
        await using var bench = new AlertBench().Answer(answer);

        var failure = await bench.SendAsync(Alerts.Channel(kind));

        Assert.NotNull(failure);
        Assert.DoesNotContain(Alerts.Secret, failure, StringComparison.Ordinal);
        Assert.DoesNotContain(Alerts.UrlSecret, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_no_header_can_carry_is_a_failure_not_a_header()
    {
        await using var bench = new AlertBench().Answer();

        await bench.SendAsync(Alerts.Channel(AlertChannelKind.Ntfy) with { Secret = "a\r\nX-Evil: 1" });

        Assert.All(bench.Deliveries, delivery => Assert.Null(delivery.Header("X-Evil")));
        Assert.NotNull(await bench.SendAsync(Alerts.Channel(AlertChannelKind.Ntfy) with { Secret = "schlüssel" }));
    }

    [Fact]
    public async Task An_ntfy_address_without_a_topic_is_told()
    {
        await using var bench = new AlertBench().Answer();

        Assert.Equal("Its address names no topic.", await bench.SendAsync(Alerts.Channel(AlertChannelKind.Ntfy) with { Url = new Uri("http://hook.example.com/") }));
    }

    private static AlertBench Endless(string begin, string again) => new AlertBench().Serve(Flood(begin, again));

    private static Func<RawConnection, Task> Flood(string begin, string again) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(begin);
        while (true)
        {
            await connection.SendAsync(again);
        }
    };

    private static X509Certificate2 Certificate(string which) => which switch
    {
        "self-signed" => TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(1), "hook.example.com"),
        "expired" => TestCertificates.SelfSigned(Now.AddDays(-2), Now.AddDays(-1), "hook.example.com"),
        "untrusted" => TestCertificates.FromUntrustedAuthority(Now.AddDays(-1), Now.AddDays(1), "hook.example.com"),
        _ => TestAuthority.Issue(TestCertificate.For("other.example.com")),
    };
}
