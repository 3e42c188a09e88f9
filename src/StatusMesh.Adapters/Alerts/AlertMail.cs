using MimeKit;
using StatusMesh.Core.Alerts;

namespace StatusMesh.Adapters.Alerts;

/// <summary>A message as mail. All mails of one thread answer to the same id, so that readers show them together (RFC 5322 §3.6.4).</summary>
internal static class AlertMail
{
    /// <summary>The mail.</summary>
    public static MimeMessage Of(MailSettings mail, AlertMessage message, string idempotencyKey)
    {
        var domain = DomainOf(mail);
        var thread = $"thread.{Uri.EscapeDataString(message.Thread)}@{domain}";
        var mime = new MimeMessage
        {
            Subject = PlainText.Title(message),
            Date = message.At,

            // The same at every try: a mail that arrives twice is one mail.
            MessageId = $"{Uri.EscapeDataString(idempotencyKey)}@{domain}",
            InReplyTo = thread,
            Body = new TextPart("plain") { Text = TextOf(message) },
        };
        mime.References.Add(thread);
        mime.From.Add(new MailboxAddress("", mail.From));
        mime.To.AddRange(mail.To.Select(to => new MailboxAddress("", to)));
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834 §5
        return mime;
    }

    /// <summary>The domain that mails come from.</summary>
    public static string DomainOf(MailSettings mail) => mail.From[(mail.From.LastIndexOf('@') + 1)..];

    private static string TextOf(AlertMessage message)
    {
        IEnumerable<string> lines = message.Lines.Select(line => PlainText.Line(line));
        IEnumerable<string> link = message.Link is { } page ? ["", page.AbsoluteUri] : [];
        return string.Concat(lines.Concat(link).Select(line => line + "\r\n"));
    }
}
