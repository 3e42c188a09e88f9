using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>Channels and messages.</summary>
internal static class Alerts
{
    public const string Key = "20261122120031-ab12cd34ef56-3-ops";
    public const string Secret = "geheim-4711";
    public const string UrlSecret = "T0KEN-0815";

    public static DateTimeOffset Time { get; } = new(2026, 11, 22, 12, 1, 5, TimeSpan.Zero);

    public static Incident Incident { get; } = new()
    {
        Id = "20261122120031-ab12cd34ef56",
        TargetId = new string('a', 64),
        Url = "https://shop.example.com/",
        Name = "Shop",
        StartedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 31, TimeSpan.Zero),
        Verdict = Verdict.Down,
        Cause = Cause.BadGateway,
        Regions = ["europe", "asia"],
        MeshSize = 3,
        Timeline = [],
    };

    public static AlertMessage Opened { get; } = new()
    {
        Kind = AlertKind.Opened,
        Title = "Shop is down",
        Lines = ["Down since 12:00:31 UTC, seen from europe and asia.", "nginx got no valid answer (502)."],
        Incidents = [Incident],
        Link = new Uri("https://status.example.com/?url=https%3A%2F%2Fshop.example.com%2F&from=alert"),
        Thread = "20261122120031-ab12cd34ef56",
        At = Time,
    };

    public static AlertMessage Recovered { get; } = Opened with { Kind = AlertKind.Recovered, IsOver = true, Title = "Shop is up again", Lines = ["It was down for 6 minutes."] };

    public static AlertMessage Test { get; } = Opened with { Kind = AlertKind.Test, Title = "A test", Lines = ["Somebody tries this channel."], Incidents = [], Link = null, Thread = "test-1" };

    /// <summary>A channel of a kind that knows secrets.</summary>
    public static AlertChannel Channel(AlertChannelKind kind, string server = "http://hook.example.com") => new()
    {
        Name = "ops",
        Kind = kind,
        Url = kind == AlertChannelKind.Email ? null : new Uri(server + (kind == AlertChannelKind.Ntfy ? $"/{UrlSecret}" : $"/hooks/{UrlSecret}?sig=a%2Fb%3D")),
        Secret = Secret,
        Mail = kind == AlertChannelKind.Email ? Mail : null,
    };

    public static MailSettings Mail { get; } = new() { Host = "mail.example.com", From = "status@example.com", To = ["team@example.com", "boss@example.net"] };

    /// <summary>A message whose every text is <paramref name="text"/>.</summary>
    public static AlertMessage Saying(string text) => Opened with { Title = text, Lines = [text], Incidents = [Incident with { Name = text }] };

    /// <summary>The kinds that speak HTTP.</summary>
    public static TheoryData<AlertChannelKind> HttpKinds => [.. Enum.GetValues<AlertChannelKind>().Where(kind => kind != AlertChannelKind.Email)];
}
