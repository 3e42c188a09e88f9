using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Alerts;

/// <summary>What a channel speaks.</summary>
[JsonConverter(typeof(KebabEnumConverter<AlertChannelKind>))]
public enum AlertChannelKind
{
    /// <summary>Our own JSON by POST, signed with HMAC-SHA-256.</summary>
    Webhook,

    /// <summary>An incoming webhook of Slack, or of a server that understands the same.</summary>
    Slack,

    /// <summary>A workflow's webhook of Microsoft Teams.</summary>
    Teams,

    /// <summary>A webhook of Discord.</summary>
    Discord,

    /// <summary>A topic of an ntfy server.</summary>
    Ntfy,

    /// <summary>The Events API v2 of PagerDuty.</summary>
    Pagerduty,

    /// <summary>Mail through an SMTP server.</summary>
    Email,
}
