using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>Since when a verdict holds.</summary>
public static class VerdictDating
{
    /// <summary>
    /// Start of the first check that showed the verdict: bad news is back-dated to the first failing look, good news to the first
    /// success after it. A time in between in which nobody could tell changes neither.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="votes">The votes that it rests on.</param>
    /// <param name="stored">The standing before; null for the first.</param>
    /// <param name="newsAt">Start of the check that led to the verdict, UTC.</param>
    public static DateTimeOffset Since(Verdict verdict, IReadOnlyList<RegionVote> votes, Standing? stored, DateTimeOffset newsAt)
    {
        var known = LastKnown(stored);
        if (verdict == Verdict.Unknown)
        {
            return stored?.Verdict == verdict ? stored.Since : newsAt;
        }

        if (known?.Verdict == verdict)
        {
            return known.Since;
        }

        VoteKind[] kinds = verdict switch
        {
            Verdict.Down or Verdict.Regional => [VoteKind.Down],
            Verdict.Blocked => [VoteKind.Blocked],
            Verdict.Degraded => [VoteKind.Degraded],
            _ => [VoteKind.Up, VoteKind.Degraded],
        };
        var starts = votes.Where(vote => kinds.Contains(vote.Vote) && (verdict != Verdict.Up || known is null || vote.Since >= known.Since));
        return starts.Min(vote => vote.Since) ?? newsAt;
    }

    /// <summary>The last verdict of <paramref name="stored"/> other than unknown; null when there was none.</summary>
    public static KnownVerdict? LastKnown(Standing? stored) =>
        stored is { Verdict: not Verdict.Unknown } ? new KnownVerdict(stored.Verdict, stored.Since) : stored?.LastKnown;
}
