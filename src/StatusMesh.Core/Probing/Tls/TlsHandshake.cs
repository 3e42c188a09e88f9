using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>One TLS handshake with a target, and what it showed even when it failed.</summary>
internal sealed class TlsHandshake(string host, TimeProvider time)
{
    private TlsFacts? _facts;
    private Cause? _certificateProblem;

    /// <summary>Facts of the certificate and protocol; null until the server has shown a certificate.</summary>
    public TlsFacts? Facts => _facts;

    /// <summary>The encrypted stream over <paramref name="inner"/>.</summary>
    /// <exception cref="AuthenticationException">The handshake failed; <see cref="Classify"/> tells why.</exception>
    public async Task<SslStream> RunAsync(Stream inner, CancellationToken cancellationToken)
    {
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(Options(), cancellationToken);
            _facts = _facts is null ? null : _facts with { Protocol = NameOf(stream.SslProtocol) };
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why the handshake failed.</summary>
    public Cause Classify(Exception exception) => _certificateProblem ?? (IsReset(exception) ? Cause.ConnectionReset : Cause.TlsHandshakeFailed);

    private SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        AllowTlsResume = false,
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Judge(certificate as X509Certificate2, chain, errors),

        // A certificate may name URLs (AIA, OCSP, CRL) that .NET would fetch during the handshake, past our guard.
        CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    private bool Judge(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            _certificateProblem = Cause.TlsHandshakeFailed;
            return false;
        }

        var issuer = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true);
        _facts = new TlsFacts
        {
            Protocol = "",
            ExpiresAt = certificate.NotAfter.ToUniversalTime(),
            Issuer = issuer.Length > 100 ? issuer[..100] : issuer,
        };
        _certificateProblem = ProblemOf(certificate, chain, errors);
        return _certificateProblem is null;
    }

    private Cause? ProblemOf(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var now = time.GetUtcNow();
        return errors switch
        {
            SslPolicyErrors.None => null,
            _ when certificate.NotAfter.ToUniversalTime() < now => Cause.TlsCertExpired,
            _ when certificate.NotBefore.ToUniversalTime() > now => Cause.TlsCertNotYetValid,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => Cause.TlsCertNameMismatch,
            _ when chain?.ChainElements.Count <= 1 && certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) =>
                Cause.TlsCertSelfSigned,
            _ => Cause.TlsCertUntrusted,
        };
    }

    private static bool IsReset(Exception exception) =>
        exception is IOException { InnerException: System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionReset } };

    private static string NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
