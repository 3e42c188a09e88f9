using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StatusMesh.Testing.Servers;

/// <summary>A small mail server (RFC 5321): takes mails, and notes what it is told.</summary>
public sealed class SmtpServer
{
    private readonly List<string> _commands = [];
    private readonly List<string> _mails = [];

    /// <summary>Its certificate; null: it speaks no TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>True when TLS is spoken from the first byte; else after STARTTLS.</summary>
    public bool IsImplicitTls { get; init; }

    /// <summary>What it answers to the end of a mail.</summary>
    public string AnswerToMail { get; init; } = "250 2.0.0 taken";

    /// <summary>Receivers that it refuses.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>True when no password is the right one.</summary>
    public bool RefusesLogins { get; init; }

    /// <summary>Commands, in order; those that came over TLS begin with <c>TLS </c>.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
            {
                return [.. _commands];
            }
        }
    }

    /// <summary>Mails with their headers, as they came.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (_mails)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>Serves one connection.</summary>
    public async Task ServeAsync(RawConnection connection)
    {
        if (IsImplicitTls)
        {
            await EncryptAsync(connection);
        }

        await SayAsync(connection, "220 mail.example.com ready");
        while (await ReadLineAsync(connection) is { } command)
        {
            var isEncrypted = connection.Stream is SslStream;
            lock (_commands)
            {
                _commands.Add(isEncrypted ? $"TLS {command}" : command);
            }

            switch (command.Split(' ')[0])
            {
                case "EHLO":
                    var offer = Certificate is null || isEncrypted ? "AUTH PLAIN LOGIN" : "STARTTLS";
                    await SayAsync(connection, $"250-mail.example.com\r\n250-{offer}\r\n250 PIPELINING");
                    break;
                case "STARTTLS":
                    await SayAsync(connection, "220 go ahead");
                    await EncryptAsync(connection);
                    break;
                case "AUTH":
                    await SayAsync(connection, RefusesLogins ? "535 5.7.8 no, not geheim" : "235 2.7.0 welcome");
                    break;
                case "RCPT":
                    await SayAsync(connection, Unknown.Any(name => command.Contains($"<{name}>", StringComparison.Ordinal)) ? "550 5.1.1 who?" : "250 2.1.5 ok");
                    break;
                case "DATA":
                    await SayAsync(connection, "354 go on");
                    await TakeMailAsync(connection);
                    await SayAsync(connection, AnswerToMail);
                    break;
                case "QUIT":
                    await SayAsync(connection, "221 bye");
                    return;
                default:
                    await SayAsync(connection, "250 2.0.0 ok");
                    break;
            }
        }
    }

    private async Task EncryptAsync(RawConnection connection)
    {
        var tls = new SslStream(connection.Stream);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(Certificate!, null, offline: true) }, connection.Stop);
        connection.Stream = tls;
    }

    private async Task TakeMailAsync(RawConnection connection)
    {
        var mail = new StringBuilder();
        while (await ReadLineAsync(connection) is { } line && line != ".")
        {
            mail.Append(line).Append("\r\n");
        }

        lock (_mails)
        {
            _mails.Add(mail.ToString());
        }
    }

    private static async Task<string?> ReadLineAsync(RawConnection connection)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await connection.Stream.ReadAsync(one, connection.Stop) > 0)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private static Task SayAsync(RawConnection connection, string line) => connection.SendAsync(line + "\r\n");
}
