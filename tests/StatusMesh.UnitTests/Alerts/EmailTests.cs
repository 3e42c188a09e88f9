using System.Text;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using StatusMesh.Core.Alerts;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Badges;
using StatusMesh.UnitTests.Probing.Hostile;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>Mail, through a real server on loopback.</summary>
public sealed class EmailTests
{
    private const string Password = "geheim-passwort";

    public static TheoryData<string> Payloads => [.. XssPayloads.All.Concat(["x\r\nBcc: evil@example.com\r\n\r\nevil", "x\nBcc: evil@example.com", "\u2028Bcc: evil@example.com", "=?utf-8?q?=0aBcc:_e@example.com?="])];

    private static MailSettings WithUser => Alerts.Mail with { User = "status", Password = Password };

    [Fact]
    public async Task A_mail_can_be_read_without_html_and_says_that_a_machine_wrote_it()
    {
        var server = new SmtpServer();
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Null(await SendAsync(bench, Alerts.Mail));

        var mail = Read(Assert.Single(server.Mails));
        Assert.Equal("Shop is down", mail.Subject);
        Assert.Equal("status@example.com", mail.From.ToString());
        Assert.Equal("team@example.com, boss@example.net", mail.To.ToString());
        Assert.Equal(Alerts.Time, mail.Date);
        Assert.Equal($"{Alerts.Key}@example.com", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("text/plain", mail.Body!.ContentType.MimeType);
        Assert.Equal(
            """
            Down since 12:00:31 UTC, seen from europe and asia.
            nginx got no valid answer (502).

            https://status.example.com/?url=https%3A%2F%2Fshop.example.com%2F&from=alert

            """,
            mail.TextBody,
            ignoreLineEndingDifferences: true);
        Assert.Equal($"{HostileBench.PublicAddress}:587", Assert.Single(bench.Connector.Dialled).ToString());
        Assert.Equal("EHLO example.com", server.Commands[0]);
        Assert.Equal("QUIT", server.Commands[^1]);
    }

    [Fact]
    public async Task Mails_of_one_incident_hang_together()
    {
        var server = new SmtpServer();
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        await SendAsync(bench, Alerts.Mail, Alerts.Opened, "1-ops");
        await SendAsync(bench, Alerts.Mail, Alerts.Recovered, "2-ops");

        var mails = server.Mails.Select(Read).ToList();
        Assert.Equal(["1-ops@example.com", "2-ops@example.com"], mails.Select(mail => mail.MessageId));
        Assert.Equal("thread.20261122120031-ab12cd34ef56@example.com", Assert.Single(mails.Select(mail => mail.InReplyTo).Distinct()));
        Assert.All(mails, mail => Assert.Equal(mail.InReplyTo, Assert.Single(mail.References)));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task No_title_becomes_another_header(string payload)
    {
        var server = new SmtpServer();
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Null(await SendAsync(bench, Alerts.Mail, Alerts.Saying(payload)));

        var mail = Read(Assert.Single(server.Mails));
        Assert.Equal(
            ["Auto-Submitted", "Content-Type", "Date", "From", "In-Reply-To", "MIME-Version", "Message-Id", "References", "Subject", "To"],
            mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field).Where(field => field != "Content-Transfer-Encoding").Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Subject!, char.IsControl);
        Assert.Equal(["MAIL", "RCPT", "RCPT"], server.Commands.Select(command => command[..4]).Where(verb => verb is "MAIL" or "RCPT"));
    }

    [Fact]
    public async Task Other_alphabets_arrive()
    {
        var server = new SmtpServer();
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        await SendAsync(bench, Alerts.Mail, Alerts.Saying("Überwachung: магазин 🛒"));

        var mail = Read(Assert.Single(server.Mails));
        Assert.Equal("Überwachung: магазин 🛒", mail.Subject);
        Assert.StartsWith("Überwachung: магазин 🛒", mail.TextBody, StringComparison.Ordinal);
        Assert.All(Assert.Single(server.Mails).Split("\r\n\r\n")[0], character => Assert.True(char.IsAscii(character)));
    }

    [Fact]
    public async Task TLS_is_taken_where_it_is_offered()
    {
        var server = WithTls("mail.example.com");
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Null(await SendAsync(bench, Alerts.Mail));
        Assert.Contains("TLS DATA", server.Commands);
        Assert.DoesNotContain("DATA", server.Commands);
    }

    [Fact]
    public async Task A_password_is_sent_over_TLS()
    {
        var server = WithTls("mail.example.com");
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Null(await SendAsync(bench, WithUser));
        Assert.Contains($"TLS AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0status\0{Password}"))}", server.Commands);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Port_465_speaks_TLS_from_the_first_byte()
    {
        var server = WithTls("mail.example.com", isImplicit: true);
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Null(await SendAsync(bench, WithUser with { Port = 465 }));
        Assert.All(server.Commands, command => Assert.StartsWith("TLS ", command, StringComparison.Ordinal));
        Assert.Equal(465, Assert.Single(bench.Connector.Dialled).Port);
    }

    [Fact]
    public async Task Without_TLS_no_password_is_sent()
    {
        var server = new SmtpServer();
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Equal("The mail server offers no TLS, and the password is not sent without.", await SendAsync(bench, WithUser));
        Assert.DoesNotContain(server.Commands, command => command.Contains("AUTH", StringComparison.Ordinal));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData(587)]
    [InlineData(465)]
    public async Task A_certificate_for_another_name_is_refused_even_without_a_password(int port)
    {
        var server = WithTls("other.example.com", isImplicit: port == 465);
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Equal("The certificate is for other names.", await SendAsync(bench, Alerts.Mail with { Port = port }));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_certificate_does_not_make_us_fetch_what_it_names()
    {
        using var middle = TestAuthority.Issue(TestCertificate.Authority($"Trap {Guid.NewGuid()}"));
        await using var trap = RawServer.WithStatus(404);
        using var certificate = TestAuthority.Issue(TlsTrapRows.Naming(trap.Url), middle);
        var server = new SmtpServer { Certificate = certificate };
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.NotNull(await SendAsync(bench, WithUser with { Host = HostileBench.Host }));
        Assert.Equal(0, trap.Connections);
    }

    [Fact]
    public async Task A_refused_login_is_told_without_the_servers_words()
    {
        var server = WithTls("mail.example.com", refusesLogins: true);
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Equal("The mail server refused the login.", await SendAsync(bench, WithUser));
    }

    [Fact]
    public async Task A_refused_mail_is_told_by_its_number()
    {
        var server = new SmtpServer { AnswerToMail = "554 5.7.1 geheim spam" };
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Equal("The mail server answered 554.", await SendAsync(bench, Alerts.Mail));
    }

    [Fact]
    public async Task When_one_receiver_is_refused_the_others_get_their_mail()
    {
        var server = new SmtpServer { Unknown = ["boss@example.net"] };
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Null(await SendAsync(bench, Alerts.Mail));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task When_all_receivers_are_refused_the_mail_is_not_delivered()
    {
        var server = new SmtpServer { Unknown = Alerts.Mail.To };
        await using var bench = new AlertBench().Serve(server.ServeAsync);

        Assert.Equal("The mail server answered 550.", await SendAsync(bench, Alerts.Mail));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("10.0.0.1", "Its address may not be reached: private network.")]
    [InlineData("127.0.0.1", "Its address may not be reached: it is this machine.")]
    public async Task A_server_in_a_private_network_is_not_reached(string address, string failure)
    {
        await using var bench = new AlertBench { Resolver = new ScriptedResolver().With("mail.example.com", address) };

        Assert.Equal(failure, await SendAsync(bench, Alerts.Mail));
        Assert.Empty(bench.Connector.Dialled);
    }

    [Fact]
    public async Task A_server_that_does_not_greet_is_given_10_seconds()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var connected = new TaskCompletionSource();
        await using var bench = new AlertBench { Time = time }.Serve(async connection =>
        {
            connected.SetResult();
            await connection.HangAsync();
        });

        var sending = SendAsync(bench, Alerts.Mail);
        await connected.Task;
        while (!sending.IsCompleted && bench.Connector.Open == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("It did not answer within 10 s.", await sending);
    }

    [Theory]
    [InlineData("220-geheim and so on\r\n")]
    [InlineData("geheim")]
    public async Task A_greeting_without_end_is_cut_off(string again)
    {
        await using var bench = new AlertBench().Serve(async connection =>
        {
            while (true)
            {
                await connection.SendAsync(string.Concat(Enumerable.Repeat(again, 100)));
            }
        });

        var failure = await SendAsync(bench, Alerts.Mail);

        Assert.NotNull(failure);
        Assert.DoesNotContain("geheim", failure, StringComparison.Ordinal);
        Assert.InRange(bench.Connector.BytesRead, 1, 64 * 1024);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 geheim\r\n\r\n", "It is no mail server, or it ended the connection.")]
    [InlineData("421 geheim\r\n", "The mail server answered 421.")]
    [InlineData("", "It is no mail server, or it ended the connection.")]
    public async Task What_does_not_greet_like_a_mail_server_is_told(string greeting, string failure)
    {
        await using var bench = new AlertBench().Serve(connection => connection.SendAsync(greeting));

        Assert.Equal(failure, await SendAsync(bench, Alerts.Mail));
    }

    private static SmtpServer WithTls(string name, bool isImplicit = false, bool refusesLogins = false)
    {
        Assert.SkipWhen(TestAuthority.NotTrusted is not null, TestAuthority.NotTrusted ?? "");
        return new SmtpServer { Certificate = TestAuthority.Issue(TestCertificate.For(name)), IsImplicitTls = isImplicit, RefusesLogins = refusesLogins };
    }

    private static Task<string?> SendAsync(AlertBench bench, MailSettings mail, AlertMessage? message = null, string key = Alerts.Key) =>
        bench.SendAsync(Alerts.Channel(AlertChannelKind.Email) with { Mail = mail }, message, key);

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)));
}
