using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Core.Probing.Tls;

/// <summary>One TLS handshake with a target, and what it showed even when it failed.</summary>
internal sealed class TlsHandshake(string host, TimeProvider time)
{
    private readonly TlsRecords _records = new();
    private readonly StrictTls _strict = new(time);
    private string _protocol = "";

    /// <summary>Facts of the certificate and protocol; null until the server has shown a certificate.</summary>
    public TlsFacts? Facts => _strict.Judgement is null ? null : _strict.Judgement.Facts with { Protocol = _protocol };

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
        if (_strict.Judgement?.Cause is { } certificate)
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

    private SslClientAuthenticationOptions Options()
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            LocalCertificateSelectionCallback = (_, _, _, remote, _) => NoCertificate(isAsked: remote is not null),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => _strict.Judge(certificate, chain, errors),
        };
        StrictTls.Apply(options);
        return options;
    }

    // Called once before the handshake, without a certificate of the server, and again when the server asks.
    private X509Certificate NoCertificate(bool isAsked)
    {
        AsksForCertificate |= isAsked;
        return null!;
    }

    private static string NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
