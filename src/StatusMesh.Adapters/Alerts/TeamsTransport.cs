using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;
using StatusMesh.Core.Alerts;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// A workflow of Teams that posts a card
/// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook). Text stands in
/// TextRuns, in which "Markdown is not supported" (https://learn.microsoft.com/adaptive-cards/schema-explorer/text-run), so that nothing has to be
/// escaped that one client would show and another would not. A message may have about 28 KB.
/// </summary>
internal sealed class TeamsTransport(AlertHttp http) : IAlertTransport
{
    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Teams;

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken) =>
        http.SendAsync<ITeams>((api, token) => api.PostAsync(channel.Url!, TeamsBody.Of(message), token), cancellationToken);
}

/// <summary>A workflow.</summary>
internal interface ITeams
{
    /// <summary>Posts a card.</summary>
    [Post("")]
    Task<HttpResponseMessage> PostAsync([Url] Uri url, [Body] TeamsBody body, CancellationToken cancellationToken);
}

/// <summary>A message with one Adaptive Card.</summary>
internal sealed record TeamsBody(string Type, IReadOnlyList<TeamsBody.Attachment> Attachments)
{
    private const int MostBytes = 16 * 1024;

    /// <summary>The body for <paramref name="message"/>.</summary>
    public static TeamsBody Of(AlertMessage message)
    {
        var title = new Block([new Run(PlainText.Title(message), "Large", "Bolder", ColorOf(AlertTones.Of(message)))]);
        var lines = PlainText.Lines(message, line => line, MostBytes, text => JsonEncodedText.Encode(text, AlertHttp.Json.Encoder).EncodedUtf8Bytes.Length);
        return new TeamsBody("message", [new Attachment("application/vnd.microsoft.card.adaptive", new Card(
            [title, .. lines.Select(line => new Block([new Run(line)]))],
            message.Link is { } page ? [new OpenUrl("Open the status page", page.AbsoluteUri)] : null))]);
    }

    private static string ColorOf(AlertTone tone) => tone switch
    {
        AlertTone.Fine => "Good",
        AlertTone.Note => "Accent",
        AlertTone.Warning => "Warning",
        _ => "Attention",
    };

    /// <summary>The card's envelope.</summary>
    internal sealed record Attachment(string ContentType, Card Content);

    /// <summary>Version 1.4 is what Teams knows on every device.</summary>
    internal sealed record Card(IReadOnlyList<Block> Body, IReadOnlyList<OpenUrl>? Actions)
    {
        [JsonPropertyName("$schema")]
        public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

        public string Type { get; } = "AdaptiveCard";

        public string Version { get; } = "1.4";
    }

    /// <summary>One line.</summary>
    internal sealed record Block(IReadOnlyList<Run> Inlines)
    {
        public string Type { get; } = "RichTextBlock";
    }

    /// <summary>Plain text.</summary>
    internal sealed record Run(string Text, string? Size = null, string? Weight = null, string? Color = null)
    {
        public string Type { get; } = "TextRun";
    }

    /// <summary>A button.</summary>
    internal sealed record OpenUrl(string Title, string Url)
    {
        public string Type { get; } = "Action.OpenUrl";
    }
}
