using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;

namespace StatusMesh.Core.Status;

/// <summary>The published state of one target. Rewritten when something that a reader can see has changed.</summary>
public sealed record Snapshot
{
    /// <summary>Target id, 64 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>Canonical URL of the target.</summary>
    public required string Url { get; init; }

    /// <summary>What the mesh says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Start of the first check that showed this verdict, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last verdict before <see cref="Verdict"/> became unknown; null when it is not unknown, or was never anything else.</summary>
    public KnownVerdict? LastKnown { get; init; }

    /// <summary>How the regions voted when the verdict was reached.</summary>
    public required QuorumTally Quorum { get; init; }

    /// <summary>The latest vote of each region when the snapshot was written, not yet judged by freshness; heartbeats may hold newer ones.</summary>
    public required IReadOnlyList<RegionVote> Votes { get; init; }

    /// <summary>The incident that the target is in, or was in last; null when it never was.</summary>
    public IncidentState? Incident { get; init; }

    /// <summary>What has been said of the incident, in the log and to the channels; null when nothing was.</summary>
    public IncidentTold? Told { get; init; }

    /// <summary>Standings of the last minutes, oldest first: where to begin again when a late vote arrives. Empty for ad-hoc targets.</summary>
    public IReadOnlyList<TrailEntry> Trail { get; init => field = value ?? []; } = [];

    /// <summary>Verdict, time and incident together.</summary>
    [JsonIgnore]
    public Standing Standing => new(Verdict, Since, LastKnown, Incident);
}
