using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>One TLS handshake with a target, and what it showed even when it failed.</summary>
internal sealed class TlsHandshake(string host, TimeProvider time)
{
    private readonly TlsRecords _records = new();
    private CertificateJudgement? _judgement;
    private string _protocol = "";

    /// <summary>Facts of the certificate and protocol; null until the server has shown a certificate.</summary>
    public TlsFacts? Facts => _judgement is null ? null : _judgement.Facts with { Protocol = _protocol };

    /// <summary>True when the server has asked for a certificate of ours.</summary>
    public bool AsksForCertificate { get; private set; }

    /// <summary>The encrypted stream over <paramref name="wire"/>.</summary>
    /// <exception cref="AuthenticationException">The handshake failed; <see cref="Classify"/> tells why.</exception>
    public async Task<SslStream> RunAsync(MeteredStream wire, CancellationToken cancellationToken)
    {
        wire.Watch = bytes => _records.Add(bytes.Span);
        var stream = new SslStream(wire, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(Options(), cancellationToken);
            _protocol = NameOf(stream.SslProtocol);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
        finally
        {
            wire.Watch = null;
        }
    }

    /// <summary>Why the handshake failed. What the server said itself counts more than what the platform makes of it.</summary>
    public Cause Classify(Exception exception)
    {
        if (_judgement?.Cause is { } certificate)
        {
            return certificate;
        }

        if (_records.IsSomethingElse)
        {
            return Cause.TlsNotSpoken;
        }

        return _records.Alert switch
        {
            TlsAlert.ProtocolVersion => Cause.TlsProtocolVersion,
            TlsAlert.UnrecognizedName => Cause.TlsSniRefused,
            TlsAlert.NoApplicationProtocol => Cause.TlsAlpnRefused,
            TlsAlert.CertificateRequired => Cause.TlsClientCertRequired,
            not null when AsksForCertificate => Cause.TlsClientCertRequired,
            not null => Cause.TlsHandshakeFailed,
            _ when _records.IsOldVersion => Cause.TlsProtocolVersion,
            _ => IsOfNetwork(exception) ? Cause.ConnectionReset : Cause.TlsHandshakeFailed,
        };
    }

    /// <summary>True when the connection below TLS broke, which only a reset does.</summary>
    public static bool IsOfNetwork(Exception exception) => exception is IOException { InnerException: SocketException };

    private SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        AllowTlsResume = false,
        AllowRenegotiation = false,
        LocalCertificateSelectionCallback = (_, _, _, remote, _) => NoCertificate(isAsked: remote is not null),
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Judge(certificate as X509Certificate2, chain, errors),

        // A certificate may name URLs (AIA, OCSP, CRL) that .NET would fetch during the handshake, past our guard.
        CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    // Called once before the handshake, without a certificate of the server, and again when the server asks.
    private X509Certificate NoCertificate(bool isAsked)
    {
        AsksForCertificate |= isAsked;
        return null!;
    }

    private bool Judge(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        _judgement = CertificateJudgement.Of(certificate, chain, errors, time.GetUtcNow());
        return _judgement.Cause is null;
    }

    private static string NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
