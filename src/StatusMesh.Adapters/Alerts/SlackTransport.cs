using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Refit;
using StatusMesh.Core.Alerts;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// Slack's incoming webhooks (https://api.slack.com/messaging/webhooks): the title as text, which is what
/// notifications show, the lines as an attachment, which servers that copy Slack understand, too
/// (https://api.slack.com/reference/messaging/attachments).
/// </summary>
internal sealed class SlackTransport(AlertHttp http) : IAlertTransport
{
    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Slack;

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken) =>
        http.SendAsync<ISlack>((api, token) => api.PostAsync(channel.Url!, SlackBody.Of(message), token), cancellationToken);
}

/// <summary>Slack.</summary>
internal interface ISlack
{
    /// <summary>Posts a message.</summary>
    [Post("")]
    Task<HttpResponseMessage> PostAsync([Url] Uri url, [Body] SlackBody body, CancellationToken cancellationToken);
}

/// <summary>A message. Nothing in it is formatted, and the URLs in it are not looked at.</summary>
internal sealed partial record SlackBody(string Text, IReadOnlyList<SlackBody.Part> Attachments)
{
    private const int MostText = 3000;

    public bool Mrkdwn { get; }

    [JsonPropertyName("unfurl_links")]
    public bool UnfurlLinks { get; }

    [JsonPropertyName("unfurl_media")]
    public bool UnfurlMedia { get; }

    /// <summary>The body for <paramref name="message"/>.</summary>
    public static SlackBody Of(AlertMessage message)
    {
        var title = Escape(PlainText.Title(message));
        var lines = PlainText.Lines(message, Escape, MostText, text => text.Length);
        IEnumerable<string> link = message.Link is { } page ? [$"<{Entities(page.AbsoluteUri)}>"] : [];
        return new SlackBody(
            title,
            [new Part(title, $"#{AlertTones.ColorOf(AlertTones.Of(message)):x6}", string.Join('\n', lines.Concat(link)))]);
    }

    /// <summary>
    /// Text that is only text: entities as https://api.slack.com/reference/surfaces/formatting wants them, and what other servers would
    /// take for a Markdown link or a call to everybody is pulled apart.
    /// </summary>
    private static string Escape(string text) =>
        Mentions().Replace(Entities(text).Replace("](", "] (", StringComparison.Ordinal), "@\u200B");

    private static string Entities(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("@(?=channel|everyone|here|all)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    /// <summary>A part of it with a coloured edge.</summary>
    internal sealed record Part(string Fallback, string Color, string Text)
    {
        [JsonPropertyName("mrkdwn_in")]
        public IReadOnlyList<string> MrkdwnIn { get; } = [];
    }
}
