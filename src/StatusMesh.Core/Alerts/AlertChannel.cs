namespace StatusMesh.Core.Alerts;

/// <summary>Where alerts go: section <c>Alerts:Channels:&lt;name&gt;</c>. Holds secrets: it is never answered or logged.</summary>
public sealed record AlertChannel
{
    /// <summary>Name of the channel: 1..40 of a-z, 0-9 and inner hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it speaks.</summary>
    public required AlertChannelKind Kind { get; init; }

    /// <summary>Where alerts are posted to; of ntfy the server with the topic. Null for email.</summary>
    public Uri? Url { get; init; }

    /// <summary>The key that a webhook's requests are signed with, the access token of ntfy, or PagerDuty's routing key. Null when there is none.</summary>
    public string? Secret { get; init; }

    /// <summary>The mail server, sender and receivers; null for other kinds.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Time of the day in which nothing is sent; null: never. What happened in it is told at its end.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Name and kind only: records show themselves in logs and exceptions.</summary>
    public override string ToString() => $"{Name} ({Kind})";
}
