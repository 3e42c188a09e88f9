using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>What a server's certificate says, and what is wrong with it.</summary>
/// <param name="Facts">Facts of the certificate, without the protocol.</param>
/// <param name="Cause">What is wrong; null when nothing is.</param>
internal sealed record CertificateJudgement(TlsFacts Facts, Cause? Cause)
{
    /// <summary>Judges the certificate of a server, its chain and what the platform found.</summary>
    public static CertificateJudgement Of(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        var names = NamesOf(certificate);
        var cause = CauseOf(certificate, chain, errors, names.Count > 0, now);
        var facts = new TlsFacts
        {
            Protocol = "",
            ValidFrom = certificate.NotBefore.ToUniversalTime(),
            ExpiresAt = certificate.NotAfter.ToUniversalTime(),
            Issuer = Cut(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)),
            Names = names,
            Problem = cause is { } problem ? CertificateWords.Of(problem, chain) : null,
        };
        return new CertificateJudgement(facts, cause);
    }

    private static Cause? CauseOf(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, bool isNamed, DateTimeOffset now)
    {
        if (certificate.NotAfter.ToUniversalTime() < now)
        {
            return Probing.Cause.TlsCertExpired;
        }

        if (certificate.NotBefore.ToUniversalTime() > now)
        {
            return Probing.Cause.TlsCertNotYetValid;
        }

        // .NET falls back to the common name when there are no alternative names; browsers do not (RFC 9525 §6.3).
        if (!isNamed || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return Probing.Cause.TlsCertNameMismatch;
        }

        if (IsSelfIssued(certificate) && errors != SslPolicyErrors.None && chain?.ChainElements.Count <= 1)
        {
            return Probing.Cause.TlsCertSelfSigned;
        }

        return CertificateStrength.Refuses(certificate, chain)
            ?? (errors == SslPolicyErrors.None ? null : Probing.Cause.TlsCertUntrusted);
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static List<string> NamesOf(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
                .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())))
                .Take(ProbeLimits.CertificateNames)
                .Select(Cut)
                .ToList();
        }
        catch (CryptographicException)
        {
            // Names that cannot be read are no names.
            return [];
        }
    }

    private static string Cut(string text)
    {
        var clean = Evidence.Clean(text);
        return clean.Length > ProbeLimits.CertificateNameLength ? clean[..ProbeLimits.CertificateNameLength] : clean;
    }
}
