using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Refit;
using StatusMesh.Core.Alerts;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// A webhook of Discord (https://docs.discord.com/developers/resources/webhook#execute-webhook): the title as content, at most 2,000 characters, and the
/// lines as an embed, at most 4,096 (https://docs.discord.com/developers/resources/message#embed-object-embed-limits).
/// </summary>
internal sealed class DiscordTransport(AlertHttp http) : IAlertTransport
{
    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Discord;

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken) =>
        http.SendAsync<IDiscord>((api, token) => api.PostAsync(channel.Url!, DiscordBody.Of(message), token), cancellationToken);
}

/// <summary>Discord.</summary>
internal interface IDiscord
{
    /// <summary>Posts a message.</summary>
    [Post("")]
    Task<HttpResponseMessage> PostAsync([Url] Uri url, [Body] DiscordBody body, CancellationToken cancellationToken);
}

/// <summary>A message that calls nobody.</summary>
internal sealed partial record DiscordBody(string Content, IReadOnlyList<DiscordBody.Embed> Embeds)
{
    private const int MostDescription = 4096;

    [JsonPropertyName("allowed_mentions")]
    public Mentions AllowedMentions { get; } = new([]);

    /// <summary>The body for <paramref name="message"/>.</summary>
    public static DiscordBody Of(AlertMessage message) => new(
        Escape(PlainText.Title(message)),
        [new Embed(
            message.Link is null ? null : "Status page",
            message.Link?.AbsoluteUri,
            string.Join('\n', PlainText.Lines(message, Escape, MostDescription, text => text.Length)),
            AlertTones.ColorOf(AlertTones.Of(message)),
            message.At)]);

    /// <summary>A backslash before every character that could be Markdown, a mention or the begin of a link.</summary>
    private static string Escape(string text) => Special().Replace(text, "\\$0");

    [GeneratedRegex(@"[\\*_~`|\[\]()<>:@]|(?<=^\s*)[-+#]|(?<=^\s*\d+)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    /// <summary>Who may be called.</summary>
    internal sealed record Mentions(IReadOnlyList<string> Parse);

    /// <summary>A part of it with a coloured edge.</summary>
    internal sealed record Embed(string? Title, string? Url, string Description, int Color, DateTimeOffset Timestamp);
}
