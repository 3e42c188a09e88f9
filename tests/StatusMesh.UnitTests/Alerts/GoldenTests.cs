using System.Security.Cryptography;
using System.Text;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>What each service gets, to the letter.</summary>
public sealed class GoldenTests
{
    private const string Page = "https://status.example.com/?url=https%3A%2F%2Fshop.example.com%2F&from=alert";

    [Fact]
    public async Task A_webhook_gets_every_fact()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Webhook), Alerts.Opened);

        Assert.Equal($"POST /hooks/{Alerts.UrlSecret}?sig=a%2Fb%3D HTTP/1.1", delivery.RequestLine);
        Assert.Equal("hook.example.com", delivery.Header("Host"));
        Assert.Equal("application/json; charset=utf-8", delivery.Header("Content-Type"));
        Assert.Equal("Mozilla/5.0 (compatible; StatusMesh/0.1; alert)", delivery.Header("User-Agent"));
        Assert.Equal($"\"{Alerts.Key}\"", delivery.Header("Idempotency-Key"));
        delivery.AssertJson($$"""
            {
              "version": 1,
              "kind": "opened",
              "title": "Shop is down",
              "lines": ["Down since 12:00:31 UTC, seen from europe and asia.", "nginx got no valid answer (502)."],
              "at": "2026-11-22T12:01:05Z",
              "thread": "20261122120031-ab12cd34ef56",
              "link": "{{Page}}",
              "incidents": [{
                "id": "20261122120031-ab12cd34ef56",
                "url": "https://shop.example.com/",
                "name": "Shop",
                "verdict": "down",
                "cause": "bad-gateway",
                "startedAt": "2026-11-22T12:00:31Z",
                "endedAt": null,
                "regions": ["europe", "asia"],
                "retryAt": null
              }]
            }
            """);
    }

    [Fact]
    public async Task A_webhooks_signature_is_that_of_time_and_body()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Webhook), Alerts.Opened);

        var parts = delivery.Header("StatusMesh-Signature")!.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var signed = Encoding.UTF8.GetBytes($"{parts["t"]}.{Encoding.UTF8.GetString(delivery.Body)}");
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Alerts.Secret), signed)), parts["v1"]);
        Assert.Equal(["t", "v1"], parts.Keys);
    }

    [Fact]
    public async Task Without_a_secret_a_webhook_is_not_signed() =>
        Assert.Null((await DeliverAsync(Alerts.Channel(AlertChannelKind.Webhook) with { Secret = null }, Alerts.Opened)).Header("StatusMesh-Signature"));

    [Fact]
    public async Task A_key_is_a_structured_string_whatever_stands_in_it() =>
        Assert.Equal("\"a\\\"b\\\\c\"", (await DeliverAsync(Alerts.Channel(AlertChannelKind.Webhook), Alerts.Opened, "a\"b\\c")).Header("Idempotency-Key"));

    [Fact]
    public async Task Slack_gets_the_title_as_text_and_the_lines_as_an_attachment()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Slack), Alerts.Opened);

        Assert.StartsWith($"POST /hooks/{Alerts.UrlSecret}?sig=a%2Fb%3D ", delivery.RequestLine, StringComparison.Ordinal);
        delivery.AssertJson($$"""
            {
              "text": "Shop is down",
              "attachments": [{
                "fallback": "Shop is down",
                "color": "#d32f2f",
                "text": "Down since 12:00:31 UTC, seen from europe and asia.\nnginx got no valid answer (502).\n<{{Page.Replace("&", "&amp;", StringComparison.Ordinal)}}>",
                "mrkdwn_in": []
              }],
              "mrkdwn": false,
              "unfurl_links": false,
              "unfurl_media": false
            }
            """);
    }

    [Fact]
    public async Task Teams_gets_a_card()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Teams), Alerts.Opened);

        delivery.AssertJson($$"""
            {
              "type": "message",
              "attachments": [{
                "contentType": "application/vnd.microsoft.card.adaptive",
                "content": {
                  "body": [
                    { "inlines": [{ "text": "Shop is down", "size": "Large", "weight": "Bolder", "color": "Attention", "type": "TextRun" }], "type": "RichTextBlock" },
                    { "inlines": [{ "text": "Down since 12:00:31 UTC, seen from europe and asia.", "type": "TextRun" }], "type": "RichTextBlock" },
                    { "inlines": [{ "text": "nginx got no valid answer (502).", "type": "TextRun" }], "type": "RichTextBlock" }
                  ],
                  "actions": [{ "title": "Open the status page", "url": "{{Page}}", "type": "Action.OpenUrl" }],
                  "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                  "type": "AdaptiveCard",
                  "version": "1.4"
                }
              }]
            }
            """);
    }

    [Fact]
    public async Task Discord_gets_the_title_as_content_and_the_lines_as_an_embed()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Discord), Alerts.Opened);

        delivery.AssertJson($$"""
            {
              "content": "Shop is down",
              "embeds": [{
                "title": "Status page",
                "url": "{{Page}}",
                "description": "Down since 12\\:00\\:31 UTC, seen from europe and asia.\nnginx got no valid answer \\(502\\).",
                "color": 13840175,
                "timestamp": "2026-11-22T12:01:05Z"
              }],
              "allowed_mentions": { "parse": [] }
            }
            """);
    }

    [Fact]
    public async Task Ntfy_gets_json_at_its_root()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Ntfy), Alerts.Opened);

        Assert.Equal("POST / HTTP/1.1", delivery.RequestLine);
        Assert.Equal($"Bearer {Alerts.Secret}", delivery.Header("Authorization"));
        delivery.AssertJson($$"""
            {
              "topic": "{{Alerts.UrlSecret}}",
              "title": "Shop is down",
              "message": "Down since 12:00:31 UTC, seen from europe and asia.\nnginx got no valid answer (502).",
              "priority": 5,
              "tags": ["rotating_light"],
              "click": "{{Page}}"
            }
            """);
    }

    [Fact]
    public async Task An_ntfy_server_below_a_path_and_without_a_token_is_asked_there()
    {
        var channel = Alerts.Channel(AlertChannelKind.Ntfy) with { Secret = null, Url = new Uri("http://hook.example.com/push/topic?auth=x") };

        var delivery = await DeliverAsync(channel, Alerts.Opened);

        Assert.Equal("POST /push/?auth=x HTTP/1.1", delivery.RequestLine);
        Assert.Equal("topic", (string?)delivery.Json["topic"]);
        Assert.Null(delivery.Header("Authorization"));
    }

    [Fact]
    public async Task Pagerduty_gets_an_alert_whose_key_is_the_thread()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Pagerduty), Alerts.Opened);

        delivery.AssertJson($$"""
            {
              "routing_key": "{{Alerts.Secret}}",
              "event_action": "trigger",
              "dedup_key": "20261122120031-ab12cd34ef56",
              "payload": {
                "summary": "Shop is down",
                "source": "shop.example.com",
                "severity": "critical",
                "timestamp": "2026-11-22T12:01:05Z",
                "custom_details": {
                  "lines": ["Down since 12:00:31 UTC, seen from europe and asia.", "nginx got no valid answer (502)."],
                  "incidents": [{
                    "id": "20261122120031-ab12cd34ef56",
                    "url": "https://shop.example.com/",
                    "name": "Shop",
                    "verdict": "down",
                    "cause": "bad-gateway",
                    "startedAt": "2026-11-22T12:00:31Z",
                    "endedAt": null,
                    "regions": ["europe", "asia"],
                    "retryAt": null
                  }]
                }
              },
              "links": [{ "href": "{{Page}}", "text": "Status page" }]
            }
            """);
    }

    [Fact]
    public async Task A_recovery_resolves_the_alert_of_pagerduty()
    {
        var delivery = await DeliverAsync(Alerts.Channel(AlertChannelKind.Pagerduty), Alerts.Recovered);

        delivery.AssertJson($$"""{ "routing_key": "{{Alerts.Secret}}", "event_action": "resolve", "dedup_key": "20261122120031-ab12cd34ef56" }""");
    }

    [Fact]
    public async Task The_alert_of_pagerduty_stays_open_while_something_of_it_goes_on()
    {
        await using var bench = new AlertBench().Answer();

        Assert.Null(await bench.SendAsync(Alerts.Channel(AlertChannelKind.Pagerduty), Alerts.Recovered with { IsOver = false }, Alerts.Key));

        Assert.Empty(bench.Deliveries);
    }

    [Theory]
    [InlineData(AlertKind.Opened, Verdict.Down, "critical", 5, "#d32f2f")]
    [InlineData(AlertKind.Reminder, Verdict.Down, "critical", 5, "#d32f2f")]
    [InlineData(AlertKind.Opened, Verdict.Regional, "error", 4, "#f57c00")]
    [InlineData(AlertKind.Opened, Verdict.Degraded, "warning", 3, "#fbc02d")]
    [InlineData(AlertKind.Recovered, Verdict.Down, null, 3, "#388e3c")]
    [InlineData(AlertKind.Test, Verdict.Down, "info", 3, "#1976d2")]
    public async Task The_worst_incident_gives_the_tone(AlertKind kind, Verdict verdict, string? severity, int priority, string color)
    {
        var message = Alerts.Opened with { Kind = kind, IsOver = kind == AlertKind.Recovered, Incidents = [Alerts.Incident with { Verdict = Verdict.Degraded }, Alerts.Incident with { Verdict = verdict }] };

        Assert.Equal(severity, (string?)(await DeliverAsync(Alerts.Channel(AlertChannelKind.Pagerduty), message)).Json["payload"]?["severity"]);
        Assert.Equal(priority, (int?)(await DeliverAsync(Alerts.Channel(AlertChannelKind.Ntfy), message)).Json["priority"]);
        Assert.Equal(color, (string?)(await DeliverAsync(Alerts.Channel(AlertChannelKind.Slack), message)).Json["attachments"]?[0]?["color"]);
    }

    [Theory]
    [MemberData(nameof(Alerts.HttpKinds), MemberType = typeof(Alerts))]
    public async Task A_test_without_incident_and_link_can_be_sent(AlertChannelKind kind) =>
        Assert.NotEmpty((await DeliverAsync(Alerts.Channel(kind), Alerts.Test)).Body);

    private static async Task<Delivery> DeliverAsync(AlertChannel channel, AlertMessage message, string key = Alerts.Key)
    {
        await using var bench = new AlertBench().Answer();
        Assert.Null(await bench.SendAsync(channel, message, key));
        return bench.Delivery;
    }
}
