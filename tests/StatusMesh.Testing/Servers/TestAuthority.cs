using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StatusMesh.Testing.Servers;

/// <summary>A certificate authority that the process that asks for it trusts, and nobody else.</summary>
public static class TestAuthority
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly ECDsa RootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static int _serial;

    /// <summary>The root.</summary>
    public static X509Certificate2 Root { get; } = MakeRoot();

    /// <summary>Why its certificates are not trusted here; null when they are.</summary>
    public static string? NotTrusted { get; private set; } = "The process has not asked for it.";

    /// <summary>Makes this process trust the root. Only works before the process has looked at a certificate.</summary>
    public static void Trust()
    {
        if (!OperatingSystem.IsLinux())
        {
            NotTrusted = "Only on Linux can a process trust a root of its own without telling the rest of the machine.";
            return;
        }

        var file = Path.Combine(Path.GetTempPath(), $"statusmesh-root-{Environment.ProcessId}.pem");
        File.WriteAllText(file, Root.ExportCertificatePem());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);

        // Environment.SetEnvironmentVariable does not reach the C library, which OpenSSL asks.
        NotTrusted = SetEnvironment("SSL_CERT_FILE\0"u8.ToArray(), Encoding.UTF8.GetBytes(file + '\0'), 1) == 0 ? null : "The environment could not be set.";
    }

    /// <summary>A certificate by <paramref name="issuer"/> (the root when null), valid from yesterday for a month, with <paramref name="key"/> (P-256 when null).</summary>
    public static X509Certificate2 Issue(TestCertificate wanted, X509Certificate2? issuer = null)
    {
        using var own = wanted.Key is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var key = wanted.Key ?? own!;
        var request = key is RSA rsa
            ? new CertificateRequest(wanted.Subject, rsa, wanted.Hash, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(wanted.Subject, (ECDsa)key, wanted.Hash);
        foreach (var extension in wanted.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        issuer ??= Root;
        using var issuerKey = issuer.GetECDsaPrivateKey()!;
        var serial = BitConverter.GetBytes(Interlocked.Increment(ref _serial));
        using var signed = request.Create(
            issuer.SubjectName, new EcdsaGenerator(issuerKey, wanted.Hash), Now.AddDays(-1), Now.AddDays(30), [1, .. serial]);
        using var withKey = key is RSA rsaKey ? signed.CopyWithPrivateKey(rsaKey) : signed.CopyWithPrivateKey((ECDsa)key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static X509Certificate2 MakeRoot()
    {
        var request = new CertificateRequest("CN=StatusMesh Test Root", RootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Now.AddDays(-2), Now.AddDays(60));
    }

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);

    /// <summary>Signs with any digest, also those that are no longer safe.</summary>
    private sealed class EcdsaGenerator(ECDsa key, HashAlgorithmName digest) : X509SignatureGenerator
    {
        private readonly X509SignatureGenerator _inner = CreateForECDsa(key);

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            digest == HashAlgorithmName.SHA1
                ? [0x30, 0x09, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x01] // ecdsa-with-SHA1, RFC 3279 §2.2.3
                : _inner.GetSignatureAlgorithmIdentifier(hashAlgorithm);

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => _inner.SignData(data, digest);

        protected override PublicKey BuildPublicKey() => _inner.PublicKey;
    }
}
