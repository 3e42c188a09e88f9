using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Servers that .NET refuses to be: old protocols and ciphers, weak certificates, odd chains.</summary>
internal static class TlsOpensslRows
{
    private const string AnyCipher = "ALL:COMPLEMENTOFALL:@SECLEVEL=0";

    /// <summary>Arguments of <c>openssl s_server</c>.</summary>
    public static IReadOnlyDictionary<string, string[]> Arguments { get; } = new Dictionary<string, string[]>
    {
        ["tls-reversed-chain"] = [],
        ["tls-rsa1024"] = ["-cipher", AnyCipher],
        ["tls-sha1"] = ["-cipher", AnyCipher],
        ["tls-huge-chain"] = [],
        ["tls-old-1-0"] = ["-tls1", "-cipher", AnyCipher],
        ["tls-rc4"] = ["-tls1_2", "-cipher", "eNULL:@SECLEVEL=0"],
        ["tls-dh480"] = ["-tls1_2", "-cipher", "DHE:@SECLEVEL=0", "-dhparam", "dh1024.pem"],
    };

    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        using var middle = TestAuthority.Issue(TestCertificate.Authority("StatusMesh Test Intermediate"));
        using var rsa = RSA.Create(id == "tls-rsa1024" ? 1024 : 2048);
        var wanted = TestCertificate.For(HostileBench.Host) with
        {
            Key = id is "tls-rsa1024" or "tls-dh480" ? rsa : null,
            Hash = id == "tls-sha1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256,
        };
        using var certificate = TestAuthority.Issue(wanted, id == "tls-reversed-chain" ? middle : null);
        X509Certificate2[] chain = id switch
        {
            "tls-reversed-chain" => [TestAuthority.Root, middle],
            "tls-huge-chain" => [.. Enumerable.Range(0, 50).Select(_ => TestAuthority.Issue(Big()))],
            _ => [],
        };
        await using var server = await OpensslServer.StartAsync(
            certificate, chain, [.. Arguments[id].Select(argument => argument == "dh1024.pem" ? Path.Combine(AppContext.BaseDirectory, "Data", argument) : argument)]);
        Assert.SkipWhen(server is null, "This machine has no openssl to serve it.");
        bench.Connector.Port = server.Port;
        return await bench.ProbeAsync($"https://{HostileBench.Host}/");
    }

    // 2 KB each.
    private static TestCertificate Big() => TestCertificate.For([.. Enumerable.Range(0, 60).Select(i => $"a-rather-long-name-{i}.example.com")]);
}
