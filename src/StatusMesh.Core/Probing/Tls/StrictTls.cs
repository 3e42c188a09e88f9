using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>How strictly TLS is spoken with whoever we call. One instance judges one server and remembers what was wrong with its certificate.</summary>
public sealed class StrictTls(TimeProvider time)
{
    /// <summary>What is wrong with the certificate, one sentence without its full stop; null when nothing is, or none was seen.</summary>
    public string? Problem => Judgement?.Facts.Problem;

    /// <summary>What came of the certificate; null until there is one.</summary>
    internal CertificateJudgement? Judgement { get; private set; }

    /// <summary>TLS 1.2 or 1.3, one full handshake, and nobody else is asked about the certificate.</summary>
    public static void Apply(SslClientAuthenticationOptions options)
    {
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.AllowTlsResume = false;
        options.AllowRenegotiation = false;

        // A certificate may name URLs (AIA, OCSP, CRL) that .NET would fetch during the handshake, past our guard.
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
    }

    /// <summary>True when the certificate is sound.</summary>
    public bool Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown)
        {
            return false;
        }

        Judgement = CertificateJudgement.Of(shown, chain, errors, time.GetUtcNow());
        return Judgement.Cause is null;
    }
}
