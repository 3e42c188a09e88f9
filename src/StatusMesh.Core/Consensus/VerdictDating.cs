using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>Since when a verdict holds.</summary>
public static class VerdictDating
{
    /// <summary>
    /// Start of the first check that showed the verdict: bad news is back-dated to the first failing look, good news to the first
    /// success after it. A time in between in which nobody could tell changes neither. What maintenance hid dates from its end.
    /// </summary>
    /// <param name="verdict">The verdict, outside of maintenance.</param>
    /// <param name="votes">The votes that it rests on.</param>
    /// <param name="stored">The standing before; null for the first.</param>
    /// <param name="newsAt">Start of the check that led to the verdict, UTC.</param>
    /// <param name="maintenance">The target's maintenance windows, none of which is open.</param>
    public static DateTimeOffset Since(
        Verdict verdict, IReadOnlyList<RegionVote> votes, Standing? stored, DateTimeOffset newsAt, TargetMaintenance maintenance)
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
        var isOver = known?.Verdict == Verdict.Maintenance;
        var starts = votes.Where(vote => kinds.Contains(vote.Vote) && (verdict != Verdict.Up || known is null || isOver || vote.Since >= known.Since));
        var first = starts.Min(vote => vote.Since) ?? newsAt;

        // A window that was called off has no end any more.
        var end = isOver ? maintenance.Current(known!.Since)?.To ?? newsAt : first;
        return first > end ? first : end;
    }

    /// <summary>The last verdict of <paramref name="stored"/> other than unknown; null when there was none.</summary>
    public static KnownVerdict? LastKnown(Standing? stored) =>
        stored is { Verdict: not Verdict.Unknown } ? new KnownVerdict(stored.Verdict, stored.Since) : stored?.LastKnown;
}
