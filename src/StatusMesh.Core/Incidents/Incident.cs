using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Incidents;

/// <summary>An incident of one monitor as the log holds it.</summary>
public sealed record Incident
{
    /// <summary>When it began and of which target: <c>20261122120031-ab12cd34ef56</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Target id, 64 hex digits.</summary>
    public required string TargetId { get; init; }

    /// <summary>Canonical URL of the target.</summary>
    public required string Url { get; init; }

    /// <summary>What people call the monitor.</summary>
    public required string Name { get; init; }

    /// <summary>Start of the first check that failed, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Start of the first check that succeeded again, UTC; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The worst verdict in it: down, regional or degraded.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What most regions saw last; null when they see different things.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Names of the regions that have seen it, in the order of the mesh.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Number of regions in the mesh.</summary>
    public required int MeshSize { get; init; }

    /// <summary>Address that most failing looks dialled; null when none was dialled.</summary>
    public string? Address { get; init; }

    /// <summary>When the target says that it is back, UTC (Retry-After); null when it does not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The incident under whose id the channels were told, its own or that of the first of its group; null before they were.</summary>
    public string? Thread { get; init; }

    /// <summary>What happened, oldest first; at most <see cref="MostEvents"/>.</summary>
    public required IReadOnlyList<IncidentEvent> Timeline { get; init; }

    /// <summary>Longest timeline; beyond it changes are left out, but never notes and ends.</summary>
    public const int MostEvents = 200;

    /// <summary>True until it is over.</summary>
    [JsonIgnore]
    public bool IsOpen => EndedAt is null;
}
