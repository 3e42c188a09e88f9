using System.Text.Json.Serialization;

namespace StatusMesh.Core.Status;

/// <summary>Uptime by period; null where nothing was measured.</summary>
public sealed record UptimeAnswer
{
    /// <summary>Nothing was measured, or nobody registered the target.</summary>
    public static UptimeAnswer None { get; } = new();

    /// <summary>The last 24 hours.</summary>
    [JsonPropertyName("24h")]
    public UptimeFigure? Day { get; init; }

    /// <summary>The last 7 days.</summary>
    [JsonPropertyName("7d")]
    public UptimeFigure? Week { get; init; }

    /// <summary>The last 30 days.</summary>
    [JsonPropertyName("30d")]
    public UptimeFigure? Month { get; init; }

    /// <summary>The last 90 days.</summary>
    [JsonPropertyName("90d")]
    public UptimeFigure? Quarter { get; init; }
}
