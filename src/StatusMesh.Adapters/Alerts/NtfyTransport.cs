using System.Text.Json;
using Refit;
using StatusMesh.Core.Alerts;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// ntfy, published as JSON to the server's root (https://docs.ntfy.sh/publish/#publish-as-json): header fields would have to carry other people's
/// text. A message may have 4,096 bytes, its JSON twice that.
/// </summary>
internal sealed class NtfyTransport(AlertHttp http) : IAlertTransport
{
    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Ntfy;

    /// <inheritdoc/>
    public async Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken)
    {
        var path = channel.Url!.AbsolutePath.TrimEnd('/');
        var topic = path[(path.LastIndexOf('/') + 1)..];
        if (topic.Length == 0)
        {
            return "Its address names no topic.";
        }

        var server = new Uri(channel.Url, path[..^topic.Length] + channel.Url.Query);
        var authorization = channel.Secret is { } token ? $"Bearer {token}" : null;
        return await http.SendAsync<INtfy>((api, token) => api.PostAsync(server, NtfyBody.Of(topic, message), authorization, token), cancellationToken);
    }
}

/// <summary>An ntfy server.</summary>
internal interface INtfy
{
    /// <summary>Publishes a message.</summary>
    [Post("")]
    Task<HttpResponseMessage> PostAsync(
        [Url] Uri server, [Body] NtfyBody body, [Header("Authorization")] string? authorization, CancellationToken cancellationToken);
}

/// <summary>A notification; its texts are plain.</summary>
internal sealed record NtfyBody(string Topic, string Title, string Message, int Priority, IReadOnlyList<string> Tags, string? Click)
{
    private const int MostBytes = 4000;

    /// <summary>The body for <paramref name="message"/>.</summary>
    public static NtfyBody Of(string topic, AlertMessage message)
    {
        var (priority, tag) = AlertTones.Of(message) switch
        {
            AlertTone.Fine => (3, "white_check_mark"),
            AlertTone.Note => (3, "test_tube"),
            AlertTone.Warning => (3, "warning"),
            AlertTone.Error => (4, "warning"),
            _ => (5, "rotating_light"),
        };
        var lines = PlainText.Lines(message, line => line, MostBytes, text => JsonEncodedText.Encode(text, AlertHttp.Json.Encoder).EncodedUtf8Bytes.Length);
        return new NtfyBody(topic, PlainText.Title(message), string.Join('\n', lines), priority, [tag], message.Link?.AbsoluteUri);
    }
}
