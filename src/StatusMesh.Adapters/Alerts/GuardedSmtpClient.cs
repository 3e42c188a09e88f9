using System.Net.Security;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using StatusMesh.Core.Probing.Tls;

namespace StatusMesh.Adapters.Alerts;

/// <summary>A client that is given its connection, speaks TLS as strictly as a probe, and goes on when a receiver is refused.</summary>
internal sealed class GuardedSmtpClient : SmtpClient
{
    private SmtpResponse? _refusal;

    /// <summary>A client whose server <paramref name="tls"/> judges.</summary>
    public GuardedSmtpClient(StrictTls tls)
    {
        CheckCertificateRevocation = false;
        ServerCertificateValidationCallback = (_, certificate, chain, errors) => tls.Judge(certificate, chain, errors);
    }

    /// <summary>Receivers that the server did not take.</summary>
    public int Refused { get; private set; }

    /// <inheritdoc/>
    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        var options = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        StrictTls.Apply(options);
        return options;
    }

    /// <inheritdoc/>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        _refusal ??= response;
        Refused++;
    }

    /// <inheritdoc/>
    protected override void OnNoRecipientsAccepted(MimeMessage message) =>
        throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, _refusal!.StatusCode, "");
}
