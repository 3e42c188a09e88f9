using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Incidents;

/// <summary>What the log and the channels have been told of an incident. What is missing in it is still to be told.</summary>
public sealed record IncidentTold
{
    /// <summary>The incident that was told of.</summary>
    public required string Id { get; init; }

    /// <summary>When it was said to have begun, UTC; the default in rows from before this was kept. Late votes may have dated it back since; that is not told.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was closed or withdrawn, UTC; null until that was said.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The verdict that was told.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The cause that was told.</summary>
    public Cause? Cause { get; init; }

    /// <summary>The regions that were told, in the order of the mesh.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>When it was said that the target will be back, UTC.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>True while the channels believe that the target is in trouble.</summary>
    public bool IsAlerted { get; init; }

    /// <summary>When the channels were told something of this target in the last hour, UTC, oldest first; at most <see cref="IncidentTelling.MostAlerts"/>.</summary>
    public IReadOnlyList<DateTimeOffset> Alerts { get; init => field = value ?? []; } = [];

    /// <summary>Number of the last telling of this target, from 1; what it sets off is done once per number.</summary>
    public int Number { get; init; }

    /// <summary>Tellings whose effects may not be stored yet, oldest first.</summary>
    public IReadOnlyList<PendingTelling> Pending { get; init => field = value ?? []; } = [];

    /// <summary>True when it was said to be over.</summary>
    [JsonIgnore]
    public bool IsClosed => ClosedAt is not null;

    /// <summary>
    /// True when <paramref name="incident"/> is what was told of. A late vote that dates the begin back gives it another id, but a
    /// target is in one trouble at a time: what overlaps is the same.
    /// </summary>
    public bool IsOf(IncidentState incident) =>
        incident.Id == Id || ((ClosedAt is null || incident.StartedAt < ClosedAt) && (incident.IsOpen || incident.ClosedAt > StartedAt));

    /// <inheritdoc/>
    public bool Equals(IncidentTold? other) =>
        other is not null
        && (Id, StartedAt, ClosedAt, Verdict, Cause, RetryAt, IsAlerted, Number, Pending.Count)
            == (other.Id, other.StartedAt, other.ClosedAt, other.Verdict, other.Cause, other.RetryAt, other.IsAlerted, other.Number, other.Pending.Count)
        && Regions.SequenceEqual(other.Regions)
        && Alerts.SequenceEqual(other.Alerts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, ClosedAt, Verdict, Cause, RetryAt, IsAlerted, Number);
}
