using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Certificates and handshakes that a .NET server can show.</summary>
internal static class TlsRows
{
    private const string Url = $"https://{HostileBench.Host}/";

    private static readonly X509Certificate2 Good = TestAuthority.Issue(TestCertificate.For(HostileBench.Host));

    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        if (TlsOpensslRows.Arguments.ContainsKey(id))
        {
            return await TlsOpensslRows.RunAsync(id, bench);
        }

        if (id.StartsWith("tls-aia-", StringComparison.Ordinal) || id == "tls-revoked")
        {
            return await TlsTrapRows.RunAsync(id, bench);
        }

        var url = id == "tls-idn" ? "https://xn--bcher-kva.example.com/" : id == "tls-wildcard-multi" ? "https://a.b.example.com/" : Url;
        bench.Serve(CertificateOf(id) is { } certificate ? TlsServer.With(certificate) : Script(id, bench));
        return await bench.ProbeAsync(url);
    }

    private static X509Certificate2? CertificateOf(string id)
    {
        var now = TimeProvider.System.GetUtcNow();
        return id switch
        {
            "tls-expired" => TestCertificates.SelfSigned(now.AddDays(-30), now.AddDays(-1), HostileBench.Host),
            "tls-notyet" => TestCertificates.SelfSigned(now.AddDays(1), now.AddDays(30), HostileBench.Host),
            "tls-selfsigned" => TestCertificates.SelfSigned(now.AddDays(-1), now.AddDays(30), HostileBench.Host),
            "tls-untrusted-root" => TestCertificates.FromUntrustedAuthority(now.AddDays(-1), now.AddDays(30), HostileBench.Host),
            "tls-wronghost" => TestAuthority.Issue(TestCertificate.For("other.example.com")),
            "tls-nosan" => TestAuthority.Issue(new TestCertificate { Subject = new($"CN={HostileBench.Host}") }),
            "tls-nosubject" => TestAuthority.Issue(TestCertificate.For(HostileBench.Host) with { Subject = new("") }),
            "tls-wildcard-deep" => TestAuthority.Issue(TestCertificate.For("*.com")),
            "tls-wildcard-multi" => TestAuthority.Issue(TestCertificate.For("*.example.com")),
            "tls-nul-cn" => TestAuthority.Issue(new TestCertificate { Subject = NameWithNul() }),
            "tls-idn" => TestAuthority.Issue(TestCertificate.For("xn--bcher-kva.example.com")),
            "tls-rsa8192" => TestAuthority.Issue(TestCertificate.For(HostileBench.Host) with { Key = RSA.Create(4096) }),
            "tls-1000san" => TestAuthority.Issue(TestCertificate.For([HostileBench.Host, .. Enumerable.Range(0, 1000).Select(i => $"host-{i}.example.com")])),
            _ => null,
        };
    }

    // CN=site.example.com\0.evil.example: what C programs read ends at the NUL.
    private static X500DistinguishedName NameWithNul()
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"{HostileBench.Host}0.evil.example");
        var encoded = name.Build().RawData;
        encoded[encoded.AsSpan().IndexOf(Encoding.ASCII.GetBytes("com0")) + 3] = 0;
        return new X500DistinguishedName(encoded);
    }

    private static Func<RawConnection, Task> Script(string id, HostileBench bench) => id switch
    {
        "tls-clientcert" => TlsServer.With(Good, options =>
        {
            options.ClientCertificateRequired = true;
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        }),
        "tls-only-Tls12" => TlsServer.With(Good, options => options.EnabledSslProtocols = SslProtocols.Tls12),
        "tls-only-Tls13" => TlsServer.With(Good, options => options.EnabledSslProtocols = SslProtocols.Tls13),
        "tls-http2-only" => TlsServer.With(Good, options => options.ApplicationProtocols = [SslApplicationProtocol.Http2]),
        "tls-truncated" => TlsServer.With(Good, inside: async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(TcpRows.Ok);
            connection.StopWriting();
            await connection.HangAsync();
        }),
        "tls-renegotiation" => TlsServer.With(
            Good,
            options => (options.EnabledSslProtocols, options.AllowRenegotiation) = (SslProtocols.Tls12, true),
            async connection =>
            {
                await connection.ReadRequestAsync();
                while (OperatingSystem.IsLinux())
                {
                    await ((SslStream)connection.Stream).NegotiateClientCertificateAsync(connection.Stop);
                }
            }),
        "tls-alert-120" => Alerting(2, 120),
        "tls-alert-112" => Alerting(2, 112),
        "tls-alert-42" => Alerting(2, 42),
        "tls-alert-45" => Alerting(2, 45),
        "tls-alert-71" => Alerting(2, 71),
        "tls-alert-0" => Alerting(1, 0),
        "tls-garbage" => AfterHello(async connection =>
        {
            var bytes = new byte[64];
            new Random(20_261_122).NextBytes(bytes);
            bytes[0] = 0x99;
            await connection.Stream.WriteAsync(bytes, connection.Stop);
        }),
        "tls-slow" => AfterHello(connection => bench.DripAsync(connection, "\u0016\u0003\u0003\u0000\u007a\u0002\0\0\u0076\u0003\u0003" + new string('\0', 100))),
        "tls-rst" => AfterHello(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        }),
        _ => throw new ArgumentException($"No server for {id}"),
    };

    private static Func<RawConnection, Task> Alerting(byte level, byte description) =>
        AfterHello(connection => connection.Stream.WriteAsync((byte[])[21, 3, 3, 0, 2, level, description], connection.Stop).AsTask());

    private static Func<RawConnection, Task> AfterHello(Func<RawConnection, Task> then) => async connection =>
    {
        _ = await connection.Stream.ReadAsync(new byte[4096], connection.Stop);
        await then(connection);
    };
}
