using StatusMesh.Core.Consensus;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Status;

/// <summary>Everything that is known of a target at one moment.</summary>
public sealed record TargetState
{
    /// <summary>The target.</summary>
    public required Target Target { get; init; }

    /// <summary>Its registration; null when nobody registered it.</summary>
    public required MonitorRegistration? Monitor { get; init; }

    /// <summary>Its maintenance windows; none when nobody registered it.</summary>
    public required TargetMaintenance Maintenance { get; init; }

    /// <summary>Its published state; null when it was never checked.</summary>
    public required Snapshot? Snapshot { get; init; }

    /// <summary>The latest vote of each region, in the order of the mesh, not yet judged by freshness.</summary>
    public required IReadOnlyList<RegionVote> Votes { get; init; }

    /// <summary>Time that a vote on the target counts.</summary>
    public TimeSpan Life => Monitor is null ? Freshness.OnDemand : Freshness.Of(Monitor.Interval);

    /// <summary>Start of the newest check; null when none was made.</summary>
    public DateTimeOffset? CheckedAt => Votes.Max(vote => vote.CheckedAt);

    /// <summary>True when enough regions for a verdict have looked lately, whatever they saw, but after maintenance if they saw it fail in it.</summary>
    public bool IsFresh(DateTimeOffset now) =>
        VotesAt(now).Count(vote => now - vote.CheckedAt <= Life && vote.Abstention != Abstention.Maintenance) >= VerdictRule.Needed(Votes.Count);

    /// <summary>The votes as they count at <paramref name="now"/>.</summary>
    public IReadOnlyList<RegionVote> VotesAt(DateTimeOffset now) =>
        [.. Votes.Select(vote => AfterMaintenance.Judge(Freshness.Judge(vote, Life, now), Maintenance, now))];
}
