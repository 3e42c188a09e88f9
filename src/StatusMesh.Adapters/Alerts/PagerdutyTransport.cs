using System.Text.Json.Serialization;
using Refit;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Incidents;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// PagerDuty's Events API v2 (https://github.com/PagerDuty/developer-docs/blob/main/docs/events-API-v2/02-Trigger-Events.md). The thread is the deduplication key: what comes later changes the
/// alert that is open, and a recovery resolves it. A test opens an alert of its own that somebody has to close.
/// </summary>
internal sealed class PagerdutyTransport(AlertHttp http) : IAlertTransport
{
    /// <inheritdoc/>
    public AlertChannelKind Kind => AlertChannelKind.Pagerduty;

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken) =>
        message is { Kind: AlertKind.Recovered, IsOver: false } ? Task.FromResult<string?>(null) // the alert stays open for what goes on
        : http.SendAsync<IPagerduty>((api, token) => api.PostAsync(channel.Url!, PagerdutyBody.Of(channel.Secret!, message), token), cancellationToken);
}

/// <summary>The Events API.</summary>
internal interface IPagerduty
{
    /// <summary>Sends an event.</summary>
    [Post("")]
    Task<HttpResponseMessage> PostAsync([Url] Uri url, [Body] PagerdutyBody body, CancellationToken cancellationToken);
}

/// <summary>An event.</summary>
internal sealed record PagerdutyBody(
    [property: JsonPropertyName("routing_key")] string RoutingKey,
    [property: JsonPropertyName("event_action")] string EventAction,
    [property: JsonPropertyName("dedup_key")] string DedupKey,
    PagerdutyBody.Facts? Payload = null,
    IReadOnlyList<PagerdutyBody.Page>? Links = null)
{
    /// <summary>The event for <paramref name="message"/>.</summary>
    public static PagerdutyBody Of(string routingKey, AlertMessage message) => message.Kind == AlertKind.Recovered
        ? new PagerdutyBody(routingKey, "resolve", message.Thread)
        : new PagerdutyBody(
            routingKey,
            "trigger",
            message.Thread,
            new Facts(
                PlainText.Title(message),
                SourceOf(message),
                SeverityOf(AlertTones.Of(message)),
                message.At,
                new Details([.. message.Lines.Select(line => PlainText.Line(line))], [.. message.Incidents.Select(incident => AlertIncident.Of(incident) with { Name = PlainText.Line(incident.Name) })])),
            message.Link is { } page ? [new Page(page.AbsoluteUri, "Status page")] : null);

    private static string SourceOf(AlertMessage message) =>
        message.Incidents.Count > 0 && Uri.TryCreate(message.Incidents[0].Url, UriKind.Absolute, out var url) ? url.Host : "StatusMesh";

    private static string SeverityOf(AlertTone tone) => tone switch
    {
        AlertTone.Critical => "critical",
        AlertTone.Error => "error",
        AlertTone.Warning => "warning",
        _ => "info",
    };

    /// <summary>What happened.</summary>
    internal sealed record Facts(
        string Summary,
        string Source,
        string Severity,
        DateTimeOffset Timestamp,
        [property: JsonPropertyName("custom_details")] Details CustomDetails);

    /// <summary>The rest of it.</summary>
    internal sealed record Details(IReadOnlyList<string> Lines, IReadOnlyList<AlertIncident> Incidents);

    /// <summary>A link.</summary>
    internal sealed record Page(string Href, string Text);
}
