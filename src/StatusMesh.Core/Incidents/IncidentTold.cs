using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Incidents;

/// <summary>What the log and the channels have been told of an incident. What is missing in it is still to be told.</summary>
public sealed record IncidentTold
{
    /// <summary>The incident that was told of.</summary>
    public required string Id { get; init; }

    /// <summary>True when it was said to be over.</summary>
    public bool IsClosed { get; init; }

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

    /// <inheritdoc/>
    public bool Equals(IncidentTold? other) =>
        other is not null
        && (Id, IsClosed, Verdict, Cause, RetryAt, IsAlerted, Number, Pending.Count)
            == (other.Id, other.IsClosed, other.Verdict, other.Cause, other.RetryAt, other.IsAlerted, other.Number, other.Pending.Count)
        && Regions.SequenceEqual(other.Regions)
        && Alerts.SequenceEqual(other.Alerts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, IsClosed, Verdict, Cause, RetryAt, IsAlerted, Number);
}
