using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Incidents;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// Our own JSON, signed over time and body when the channel has a secret (docs/alerts.md). <c>Idempotency-Key</c> is the structured string of
/// draft-ietf-httpapi-idempotency-key-header §2.1.
/// </summary>
internal sealed class WebhookTransport(AlertHttp http, TimeProvider time) : IAlertTransport
{
    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Webhook;

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(WebhookBody.Of(message), AlertHttp.Json);
        var key = $"\"{idempotencyKey.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        var signature = channel.Secret is { } secret ? Sign(secret, body, time.GetUtcNow()) : null;
        return http.SendAsync<IWebhook>(
            async (api, token) =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
                return await api.PostAsync(channel.Url!, content, key, signature, token);
            },
            cancellationToken);
    }

    /// <summary><c>t=&lt;unix seconds&gt;,v1=&lt;hex HMAC-SHA-256 of "t.body"&gt;</c>: whoever repeats it later shows an old time.</summary>
    private static string Sign(string secret, byte[] body, DateTimeOffset now)
    {
        var t = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(t), (byte)'.', .. body];
        return $"t={t},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}

/// <summary>Whoever listens.</summary>
internal interface IWebhook
{
    /// <summary>Posts a message.</summary>
    [Post("")]
    Task<HttpResponseMessage> PostAsync(
        [Url] Uri url,
        [Body] HttpContent body,
        [Header("Idempotency-Key")] string key,
        [Header("StatusMesh-Signature")] string? signature,
        CancellationToken cancellationToken);
}

/// <summary>What a webhook gets. Texts are plain.</summary>
internal sealed record WebhookBody(
    int Version,
    AlertKind Kind,
    string Title,
    IReadOnlyList<string> Lines,
    DateTimeOffset At,
    string Thread,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Link,
    IReadOnlyList<AlertIncident> Incidents)
{
    /// <summary>The body for <paramref name="message"/>.</summary>
    public static WebhookBody Of(AlertMessage message) => new(
        1,
        message.Kind,
        message.Title,
        message.Lines,
        message.At,
        message.Thread,
        message.Link?.AbsoluteUri,
        [.. message.Incidents.Select(AlertIncident.Of)]);
}
