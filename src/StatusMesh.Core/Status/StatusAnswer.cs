using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Status;

/// <summary>The answer to "is it down for everyone, or just me?": the body of <c>GET /api/status</c>.</summary>
public sealed record StatusAnswer
{
    /// <summary>Canonical URL of the target.</summary>
    public required string Url { get; init; }

    /// <summary>What the mesh says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whom it concerns.</summary>
    public required Answer Answer { get; init; }

    /// <summary>The answer as one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>Start of the first check that showed this verdict, UTC; null while nothing is known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Start of the newest check, UTC; null while none was made.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>False when the votes behind the verdict are too old to count.</summary>
    public required bool Fresh { get; init; }

    /// <summary>How sure the verdict is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How the regions voted.</summary>
    public required QuorumTally Quorum { get; init; }

    /// <summary>Each region of the mesh, in the order of the settings.</summary>
    public required IReadOnlyList<RegionAnswer> Regions { get; init; }

    /// <summary>What broke and who can mend it; null when nothing did, or nothing can be said.</summary>
    public object? Diagnosis { get; init; }

    /// <summary>The planned maintenance that the target is in; null outside.</summary>
    public CurrentMaintenance? Maintenance { get; init; }

    /// <summary>What the caller's own observation adds; null without one.</summary>
    public MeAnswer? Me { get; init; }

    /// <summary>Uptime by period; periods without data are null.</summary>
    public required UptimeAnswer Uptime { get; init; }

    /// <summary>Where to go from here.</summary>
    public required StatusLinks Links { get; init; }

    /// <summary>True when the target belongs to the demo and its history is made up; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Demo { get; init; }
}
