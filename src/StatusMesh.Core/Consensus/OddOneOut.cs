namespace StatusMesh.Core.Consensus;

/// <summary>
/// Finds regions that fail at least half of their targets in a shard while every other region that looked since reaches them. The
/// trouble is theirs then, although their control hosts may answer, and these votes are abstentions until they recover.
/// </summary>
public static class OddOneOut
{
    /// <summary>Targets below which nothing is concluded: with few, a partial outage looks just the same.</summary>
    public const int LeastTargets = 5;

    /// <summary>The votes as they count, target by target as they came, with the lonely failures of odd regions turned into abstentions.</summary>
    /// <param name="targets">For each target of a shard one vote per region, in one order, judged by freshness.</param>
    public static IReadOnlyList<IReadOnlyList<RegionVote>> Judge(IReadOnlyList<IReadOnlyList<RegionVote>> targets)
    {
        var odd = targets.Count < LeastTargets ? [] : Enumerable.Range(0, targets[0].Count).Where(region => IsOdd(targets, region)).ToList();
        return odd.Count == 0 ? [.. targets.Select(Restore)] : [.. targets.Select(votes => Silence(votes, odd))];
    }

    private static bool IsOdd(IReadOnlyList<IReadOnlyList<RegionVote>> targets, int region)
    {
        var voted = targets.Count(votes => votes[region].Vote != VoteKind.Abstained || IsSilenced(votes[region]));
        var alone = targets.Count(votes => FailsAlone(votes, region));
        return alone >= LeastTargets && alone * 2 >= voted;
    }

    /// <summary>True when the region fails and all others that have looked since it began to fail reach the target; at least one has.</summary>
    private static bool FailsAlone(IReadOnlyList<RegionVote> votes, int region)
    {
        var own = votes[region];
        var others = votes.Where((vote, i) => i != region && (vote.Vote != VoteKind.Abstained || IsSilenced(vote)) && vote.CheckedAt >= own.Since).ToList();
        return Fails(own) && others.Count > 0 && !others.Exists(Fails);
    }

    private static IReadOnlyList<RegionVote> Silence(IReadOnlyList<RegionVote> votes, List<int> odd) =>
    [
        .. Restore(votes).Select((vote, i) => odd.Contains(i) && FailsAlone(votes, i)
            ? vote with { Vote = VoteKind.Abstained, Abstention = Abstention.OddOneOut }
            : vote),
    ];

    /// <summary>A vote that was silenced before is a down vote again when nothing speaks against it any more.</summary>
    internal static RegionVote Restore(RegionVote vote) => IsSilenced(vote) ? vote with { Vote = VoteKind.Down, Abstention = null } : vote;

    private static IReadOnlyList<RegionVote> Restore(IReadOnlyList<RegionVote> votes) => [.. votes.Select(Restore)];

    private static bool Fails(RegionVote vote) => vote.Vote == VoteKind.Down || IsSilenced(vote);

    private static bool IsSilenced(RegionVote vote) => vote.Abstention == Abstention.OddOneOut;
}
