using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>Problems of certificates in words; the platform's own depend on its language and version.</summary>
internal static class CertificateWords
{
    private static readonly (X509ChainStatusFlags Flag, string Words)[] ChainWords =
    [
        (X509ChainStatusFlags.PartialChain, "an intermediate certificate is missing, or its authority is unknown"),
        (X509ChainStatusFlags.UntrustedRoot, "its authority is not trusted"),
        (X509ChainStatusFlags.NotTimeValid, "a certificate above it has expired or is not valid yet"),
        (X509ChainStatusFlags.NotSignatureValid, "a signature in the chain is wrong"),
        (X509ChainStatusFlags.InvalidBasicConstraints, "a certificate above it may not sign others"),
        (X509ChainStatusFlags.NotValidForUsage, "it is not meant for servers"),
        (X509ChainStatusFlags.InvalidNameConstraints, "its authority may not sign this name"),
        (X509ChainStatusFlags.HasNotPermittedNameConstraint, "its authority may not sign this name"),
        (X509ChainStatusFlags.ExplicitDistrust, "it is distrusted here by name"),
    ];

    /// <summary>One sentence without its full stop.</summary>
    public static string Of(Cause cause, X509Chain? chain) => cause switch
    {
        Cause.TlsCertExpired => "The certificate has expired",
        Cause.TlsCertNotYetValid => "The certificate is not valid yet",
        Cause.TlsCertNameMismatch => "The certificate is for other names",
        Cause.TlsCertSelfSigned => "The certificate is signed by itself",
        Cause.TlsWeakKey => "A key in the chain is too short",
        Cause.TlsWeakSignature => "A signature in the chain uses MD5 or SHA-1",
        _ => $"The certificate is not trusted: {ChainProblem(chain)}",
    };

    private static string ChainProblem(X509Chain? chain)
    {
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        return Array.Find(ChainWords, entry => status.HasFlag(entry.Flag)).Words ?? "its chain is not sound";
    }
}
