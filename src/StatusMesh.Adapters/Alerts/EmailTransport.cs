using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Tls;

namespace StatusMesh.Adapters.Alerts;

/// <summary>Mail in plain text over SMTP (RFC 5321), with TLS wherever the server offers it and always before a password is sent.</summary>
internal sealed partial class EmailTransport(GuardedConnector connector, TimeProvider time, ILogger<EmailTransport> logger) : IAlertTransport
{
    /// <summary>TLS with a long chain, and some lines for each of at most 20 receivers.</summary>
    private const int MostBytes = 64 * 1024;

    private const int ImplicitTlsPort = 465; // RFC 8314 §3.3

    /// <summary>Logins that need a password and this connection, nothing else; others would ask servers of their own, as Kerberos does.</summary>
    private static readonly string[] Logins =
        ["SCRAM-SHA-512-PLUS", "SCRAM-SHA-512", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "PLAIN", "LOGIN"];

    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Email;

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken) =>
        AlertDeadline.KeepAsync(time, token => DeliverAsync(channel, message, idempotencyKey, token), cancellationToken);

    private async Task<string?> DeliverAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken)
    {
        var mail = channel.Mail!;
        var dialled = await connector.ConnectAsync(mail.Host, mail.Port, MostBytes, cancellationToken);
        if (dialled is not DialResult.Connected connected)
        {
            return AlertFailure.Of(((DialResult.Failed)dialled).Failure);
        }

        var tls = new StrictTls(time);
        await using var wire = connected.Stream;
        using var client = new GuardedSmtpClient(tls) { LocalDomain = AlertMail.DomainOf(mail) };
        try
        {
            await client.ConnectAsync(wire, mail.Host, mail.Port, SecurityOf(mail.Port), cancellationToken);
            if (mail.User is { } user)
            {
                client.AuthenticationMechanisms.IntersectWith(Logins);
                if (!client.IsSecure || client.AuthenticationMechanisms.Count == 0)
                {
                    return client.IsSecure
                        ? "The mail server offers no login that we take."
                        : "The mail server offers no TLS, and the password is not sent without.";
                }

                await client.AuthenticateAsync(user, mail.Password ?? "", cancellationToken);
            }

            await client.SendAsync(AlertMail.Of(mail, message, idempotencyKey), cancellationToken);
        }
        catch (Exception e) when (WordsOf(e, tls) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return WordsOf(e, tls);
        }

        if (client.Refused > 0)
        {
            // Trying again would only write to the others once more.
            Log.Refused(logger, channel.Name, client.Refused, mail.To.Count);
        }

        await QuitAsync(client, cancellationToken);
        return null;
    }

    /// <summary>The mail is taken: how the server takes its leave changes nothing.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or CommandException or ProtocolException or IOException)
        {
        }
    }

    private static SecureSocketOptions SecurityOf(int port) =>
        port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;

    /// <summary>Null for mistakes of ours.</summary>
    private static string? WordsOf(Exception exception, StrictTls tls) => exception switch
    {
        SslHandshakeException => AlertFailure.OfTls(tls.Problem),
        AuthenticationException => "The mail server refused the login.",
        SmtpCommandException command => $"The mail server answered {(int)command.StatusCode}.",
        ProtocolException => "It is no mail server, or it ended the connection.",
        IOException or ServiceNotConnectedException or ServiceNotAuthenticatedException => AlertFailure.Broken,
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The mail server of the channel {Channel} refused {Refused} of {All} receivers; the others have the mail.")]
        public static partial void Refused(ILogger logger, string channel, int refused, int all);
    }
}
