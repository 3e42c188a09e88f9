using System.Security.Cryptography.X509Certificates;
using System.Text;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Certificates that name URLs, which .NET fetches during the handshake if it is let (AIA, OCSP, CRL), and a trap that listens there.</summary>
internal static class TlsTrapRows
{
    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        using var middle = TestAuthority.Issue(TestCertificate.Authority($"Trap {id} {Guid.NewGuid()}"));
        await using var trap = Trap(id, middle);
        using var certificate = TestAuthority.Issue(Naming(trap.Url), id == "tls-revoked" ? null : middle);
        bench.Serve(TlsServer.With(certificate));
        var before = StoredCertificates();

        var result = await bench.ProbeAsync($"https://{HostileBench.Host}/");

        Assert.Equal(0, trap.Connections);
        Assert.Equal(before, StoredCertificates());
        return result;
    }

    /// <summary>A certificate for the site that names <paramref name="url"/> as home of its issuer, its OCSP responder and its CRL.</summary>
    public static TestCertificate Naming(string url)
    {
        var named = TestCertificate.For(HostileBench.Host);
        return named with
        {
            Extensions =
            [
                .. named.Extensions,
                new X509AuthorityInformationAccessExtension([url + "ocsp"], [url + "issuer"]),
                CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([url + "crl"]),
            ],
        };
    }

    /// <summary>What the platform has kept of other people's certificates.</summary>
    public static IReadOnlyList<string> StoredCertificates()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "corefx", "cryptography");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
    }

    private static RawServer Trap(string id, X509Certificate2 issuer) => RawServer.Start(async connection =>
    {
        await connection.ReadRequestAsync();
        switch (id)
        {
            case "tls-aia-stall":
                await connection.HangAsync();
                break;
            case "tls-aia-endless":
                await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
                while (true)
                {
                    await connection.SendAsync(new string('x', 10_000));
                }

            default:
                var bytes = Encoding.Latin1.GetString(issuer.RawData);
                await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {bytes.Length}\r\n\r\n{bytes}");
                break;
        }
    });
}
