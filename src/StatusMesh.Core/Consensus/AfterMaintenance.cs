using StatusMesh.Core.Maintenance;

namespace StatusMesh.Core.Consensus;

/// <summary>What votes from inside a maintenance window are worth after it.</summary>
public static class AfterMaintenance
{
    /// <summary>
    /// The vote as it counts at <paramref name="now"/>. A failure that was seen inside a window says nothing of the time after it, and
    /// has become an abstention; who reached the site in the middle of the work has reached it.
    /// </summary>
    public static RegionVote Judge(RegionVote vote, TargetMaintenance maintenance, DateTimeOffset now) =>
        (vote.Vote is VoteKind.Down or VoteKind.Degraded or VoteKind.Blocked || vote.Abstention == Abstention.OddOneOut)
        && vote.CheckedAt is { } at && maintenance.Covers(at) && !maintenance.Covers(now)
            ? vote with { Vote = VoteKind.Abstained, Abstention = Abstention.Maintenance }
            : vote;
}
