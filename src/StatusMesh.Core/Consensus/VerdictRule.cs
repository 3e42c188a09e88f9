namespace StatusMesh.Core.Consensus;

/// <summary>How votes become a verdict.</summary>
public static class VerdictRule
{
    /// <summary>Votes that a verdict needs in a mesh of <paramref name="regions"/>: more than half, at least two where there are two.</summary>
    public static int Needed(int regions) => regions == 1 ? 1 : Math.Max(2, (regions / 2) + 1);

    /// <summary>
    /// The verdict, first rule that fits: maintenance; down ≥ needed; blocked ≥ needed; up + degraded ≥ needed, which is regional
    /// beside any down vote; some up and some down → regional; else unknown.
    /// </summary>
    /// <param name="votes">One per region of the mesh, stale ones already turned into abstentions.</param>
    /// <param name="inMaintenance">True inside a maintenance window of the target.</param>
    public static Decision Decide(IReadOnlyList<RegionVote> votes, bool inMaintenance)
    {
        var needed = Needed(votes.Count);
        var tally = new QuorumTally
        {
            Needed = needed,
            Regions = votes.Count,
            Up = Count(votes, VoteKind.Up),
            Degraded = Count(votes, VoteKind.Degraded),
            Down = Count(votes, VoteKind.Down),
            Blocked = Count(votes, VoteKind.Blocked),
            Abstained = Count(votes, VoteKind.Abstained),
            Rule = $"{needed} of {votes.Count} {(votes.Count == 1 ? "region" : "regions")} with a fresh vote",
        };
        return new Decision(inMaintenance ? Verdict.Maintenance : VerdictOf(tally), tally);
    }

    private static Verdict VerdictOf(QuorumTally tally)
    {
        var reached = tally.Up + tally.Degraded;
        return tally switch
        {
            _ when tally.Down >= tally.Needed => Verdict.Down,
            _ when tally.Blocked >= tally.Needed => Verdict.Blocked,
            _ when reached >= tally.Needed && tally.Down > 0 => Verdict.Regional,
            _ when reached >= tally.Needed => tally.Degraded >= tally.Needed ? Verdict.Degraded : Verdict.Up,
            _ when reached > 0 && tally.Down > 0 => Verdict.Regional,
            _ => Verdict.Unknown,
        };
    }

    private static int Count(IReadOnlyList<RegionVote> votes, VoteKind kind) => votes.Count(vote => vote.Vote == kind);
}
