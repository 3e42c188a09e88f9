using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Incidents;

/// <summary>The incident that a target is in, or was in last.</summary>
public sealed record IncidentState
{
    /// <summary>When it began and of which target: <c>20261122120031-ab12cd34ef56</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Start of the first check that failed, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the trouble had lasted and a fresh look had confirmed it, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it last became worse, got another cause, reached another region or came back, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Start of the first check that succeeded again, UTC; null while the incident is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the recovery had lasted and fresh looks had confirmed it, UTC; null while the incident is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The worst that the mesh has said in it: down, regional or degraded.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What most regions see; null when they see different things.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Names of the regions that have seen the trouble, in the order of the mesh.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Address that most failing looks dialled; null when none was dialled.</summary>
    public string? Address { get; init; }

    /// <summary>When the target says that it is back, UTC (Retry-After); null when it does not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>True until it is closed.</summary>
    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <inheritdoc/>
    public bool Equals(IncidentState? other) =>
        other is not null
        && (Id, StartedAt, OpenedAt, ChangedAt, EndedAt, ClosedAt, Verdict, Cause, Address, RetryAt)
            == (other.Id, other.StartedAt, other.OpenedAt, other.ChangedAt, other.EndedAt, other.ClosedAt, other.Verdict, other.Cause, other.Address, other.RetryAt)
        && Regions.SequenceEqual(other.Regions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, OpenedAt, ClosedAt, Verdict, Cause, RetryAt);
}
