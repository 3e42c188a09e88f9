using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Probing.Hostile;

namespace StatusMesh.UnitTests.Probing;

public sealed class TlsTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task An_expired_certificate_is_named_and_its_facts_are_kept()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-30), Now.AddDays(-1), "site.test");

        var result = await ProbeAsync(certificate);

        Assert.Equal(new ProbeFailure(ProbePhase.Tls, Cause.TlsCertExpired, FailureSource.Target), result.Failure);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), result.Tls!.ExpiresAt.UtcDateTime);
    }

    [Fact]
    public async Task A_certificate_of_tomorrow_is_named()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(1), Now.AddDays(30), "site.test");

        Assert.Equal(Cause.TlsCertNotYetValid, (await ProbeAsync(certificate)).Failure?.Cause);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_named()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(30), "other.test");

        Assert.Equal(Cause.TlsCertNameMismatch, (await ProbeAsync(certificate)).Failure?.Cause);
    }

    [Fact]
    public async Task A_self_signed_certificate_is_named()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(30), "site.test");

        Assert.Equal(Cause.TlsCertSelfSigned, (await ProbeAsync(certificate)).Failure?.Cause);
    }

    [Fact]
    public async Task A_certificate_by_an_unknown_authority_is_named_with_its_issuer()
    {
        using var certificate = TestCertificates.FromUntrustedAuthority(Now.AddDays(-1), Now.AddDays(30), "site.test");

        var result = await ProbeAsync(certificate);

        Assert.Equal(Cause.TlsCertUntrusted, result.Failure?.Cause);
        Assert.Equal("Test Authority", result.Tls!.Issuer);
    }

    [Theory]
    [InlineData("other.test", "The certificate is for other names")]
    [InlineData("site.test", "The certificate is not trusted: an intermediate certificate is missing, or its authority is unknown")]
    public async Task What_is_wrong_with_a_certificate_is_said_in_words(string name, string problem)
    {
        using var certificate = TestCertificates.FromUntrustedAuthority(Now.AddDays(-1), Now.AddDays(30), name);

        Assert.Equal(problem, (await ProbeAsync(certificate)).Tls!.Problem);
    }

    [Fact]
    public async Task The_facts_of_a_sound_handshake_are_kept()
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        var names = Enumerable.Range(0, 20).Select(i => $"www-{i}.test").Prepend("site.test").ToArray();
        using var certificate = TestAuthority.Issue(TestCertificate.For(names));

        var result = await ProbeAsync(certificate);

        Assert.Null(result.Failure);
        Assert.Equal("TLS 1.3", result.Tls!.Protocol);
        Assert.Equal("StatusMesh Test Root", result.Tls.Issuer);
        Assert.Equal(certificate.NotBefore.ToUniversalTime(), result.Tls.ValidFrom!.Value.UtcDateTime);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), result.Tls.ExpiresAt.UtcDateTime);
        Assert.Equal(names.Take(ProbeLimits.CertificateNames), result.Tls.Names);
        Assert.Null(result.Tls.Problem);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_server_that_wants_a_certificate_of_ours_is_named_in_both_versions(SslProtocols protocol)
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        using var certificate = TestAuthority.Issue(TestCertificate.For("site.test"));
        await using var server = RawServer.Start(TlsServer.With(certificate, options =>
        {
            options.EnabledSslProtocols = protocol;
            options.ClientCertificateRequired = true;
            options.RemoteCertificateValidationCallback = (_, theirs, _, _) => theirs is not null;
        }));

        var result = await ProbeBench.ProbeAsync($"https://site.test:{server.Port}/", resolver: new ScriptedResolver().With("site.test", "127.0.0.1"));

        Assert.Equal(new ProbeFailure(ProbePhase.Tls, Cause.TlsClientCertRequired, FailureSource.Target), result.Failure);
    }

    [Fact]
    public async Task The_server_is_told_which_name_is_meant()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(30), "site.test");
        var names = new List<string>();

        await ProbeAsync(certificate, names);

        Assert.Equal(["site.test"], names);
    }

    [Fact]
    public async Task What_is_no_TLS_fails_the_handshake()
    {
        await using var server = RawServer.Answering("HTTP/1.1 400 Bad Request\r\n\r\n");

        var result = await ProbeBench.ProbeAsync($"https://127.0.0.1:{server.Port}/", seconds: 2);

        Assert.Equal(ProbePhase.Tls, result.Failure?.Phase);
    }

    [Fact]
    public async Task A_handshake_that_never_ends_times_out()
    {
        await using var server = RawServer.Start(connection => connection.HangAsync());

        var result = await ProbeBench.ProbeAsync($"https://127.0.0.1:{server.Port}/", seconds: 0.3);

        Assert.Equal(new ProbeFailure(ProbePhase.Tls, Cause.TlsTimeout, FailureSource.Target), result.Failure);
    }

    private static async Task<CheckResult> ProbeAsync(X509Certificate2 certificate, List<string>? names = null)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await using var tls = new SslStream(connection.Stream);
            try
            {
                await tls.AuthenticateAsServerAsync(new ServerOptionsSelectionCallback((_, hello, _, _) =>
                {
                    names?.Add(hello.ServerName);
                    return ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = certificate });
                }), null, connection.Stop);
                connection.Stream = tls;
                await connection.ReadRequestAsync();
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
            catch (AuthenticationException)
            {
                // The prober does not trust the certificate: that is the point.
            }
        });

        return await ProbeBench.ProbeAsync($"https://site.test:{server.Port}/", resolver: new ScriptedResolver().With("site.test", "127.0.0.1"));
    }
}
