using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>Whether a certificate's keys and signatures are still safe, by the rules of browsers (CA/Browser Forum BR §6.1.5, §7.1.3.2).</summary>
internal static class CertificateStrength
{
    private const int LeastRsaBits = 2048;
    private const int LeastCurveBits = 224;

    // MD2, MD5 and SHA-1 with RSA; SHA-1 with DSA and ECDSA.
    private static readonly HashSet<string> WeakSignatures =
        ["1.2.840.113549.1.1.2", "1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.3.14.3.2.29", "1.2.840.10040.4.3", "1.2.840.10045.4.1"];

    /// <summary>Why the certificate or one between it and its root is too weak; null when none is. The signature of a root proves nothing.</summary>
    public static Cause? Refuses(X509Certificate2 certificate, X509Chain? chain)
    {
        var signed = chain is null
            ? [certificate]
            : chain.ChainElements.Select(element => element.Certificate).Where(c => c.Subject != c.Issuer || c.Equals(certificate));
        Cause? weak = null;
        foreach (var link in signed)
        {
            if (IsWeakKey(link))
            {
                return Cause.TlsWeakKey;
            }

            weak ??= WeakSignatures.Contains(link.SignatureAlgorithm.Value ?? "") ? Cause.TlsWeakSignature : null;
        }

        return weak;
    }

    private static bool IsWeakKey(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            using var dsa = certificate.GetDSAPublicKey();
            using var curve = certificate.GetECDsaPublicKey();
            return rsa?.KeySize < LeastRsaBits || dsa?.KeySize < LeastRsaBits || curve?.KeySize < LeastCurveBits;
        }
        catch (CryptographicException)
        {
            // A key of a kind that the platform does not know: the handshake itself tells whether it will do.
            return false;
        }
    }
}
