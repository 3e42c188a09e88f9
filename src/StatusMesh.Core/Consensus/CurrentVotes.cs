using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>Puts the latest vote of each region together from where votes are kept.</summary>
public static class CurrentVotes
{
    /// <summary>
    /// One vote per region of <paramref name="regions"/>, in that order: the newer of snapshot and heartbeat; an abstention
    /// <see cref="Abstention.Silent"/> where there is none. Not yet judged by freshness.
    /// </summary>
    public static IReadOnlyList<RegionVote> Of(
        string targetId, IReadOnlyList<string> regions, Snapshot? snapshot, Func<string, Heartbeat?> heartbeatOf) =>
    [
        .. regions.Select(region =>
            Newer(snapshot?.Votes.FirstOrDefault(vote => vote.Region == region), heartbeatOf(region)?.Votes.GetValueOrDefault(targetId))
            ?? new RegionVote { Region = region, Vote = VoteKind.Abstained, Abstention = Abstention.Silent }),
    ];

    /// <summary>The vote of the later check; <paramref name="known"/> when both are of the same.</summary>
    public static RegionVote? Newer(RegionVote? known, RegionVote? other) =>
        known is null || other?.CheckedAt > known.CheckedAt || known.CheckedAt is null ? other ?? known : known;
}
