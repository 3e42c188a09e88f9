using System.Globalization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Incidents;

/// <summary>
/// When incidents open, change and close. One opens when a bad verdict has lasted and looks that began after that still show it; it
/// closes by the same rule turned round. What nobody can tell, and what is planned, does neither.
/// </summary>
public static class IncidentRule
{
    /// <summary>The incident after a decision; null when there never was one.</summary>
    /// <param name="known">The incident before.</param>
    /// <param name="targetId">Target id, 64 hex digits.</param>
    /// <param name="verdict">What the mesh says now.</param>
    /// <param name="since">Since when.</param>
    /// <param name="votes">The votes that it rests on, one per region.</param>
    /// <param name="at">Time of the newest of them, UTC.</param>
    /// <param name="options">How long is long enough.</param>
    public static IncidentState? Next(
        IncidentState? known, string targetId, Verdict verdict, DateTimeOffset since, IReadOnlyList<RegionVote> votes, DateTimeOffset at, IncidentOptions options)
    {
        var isConfirmed = IsConfirmed(verdict, since, votes, options);
        return known switch
        {
            { IsOpen: true } when IsBad(verdict) => Continue(known, verdict, votes, at),
            { IsOpen: true } when IsGood(verdict) && isConfirmed => known with { EndedAt = since, ClosedAt = at },
            { IsOpen: true } => known,
            { ClosedAt: { } closedAt } when IsBad(verdict) && isConfirmed && since - closedAt <= IncidentOptions.Reopens =>
                Continue(known with { EndedAt = null, ClosedAt = null, ChangedAt = at }, verdict, votes, at),
            _ when IsBad(verdict) && isConfirmed => Open(targetId, verdict, since, votes, at),
            _ => known,
        };
    }

    /// <summary>When the regions must look again so that <see cref="Next"/> can tell, UTC; null when there is nothing to confirm.</summary>
    public static DateTimeOffset? ConfirmAt(IncidentState? known, Verdict verdict, DateTimeOffset since, IncidentOptions options) =>
        IsBad(verdict) && known is not { IsOpen: true } ? since + options.Patience(verdict)
        : IsGood(verdict) && known is { IsOpen: true } ? since + options.After
        : null;

    /// <summary>True for verdicts that open incidents.</summary>
    public static bool IsBad(Verdict verdict) => verdict is Verdict.Down or Verdict.Regional or Verdict.Degraded;

    // A bot wall that goes up in an attack ends the outage, although it keeps us out.
    private static bool IsGood(Verdict verdict) => verdict is Verdict.Up or Verdict.Blocked;

    /// <summary>
    /// True when enough looks began after the patience. Their times come from different clocks, and one that is slow makes the looks of
    /// all others seem late; so one region at least must have seen it for that long by its own.
    /// </summary>
    private static bool IsConfirmed(Verdict verdict, DateTimeOffset since, IReadOnlyList<RegionVote> votes, IncidentOptions options)
    {
        var patience = options.Patience(verdict);
        var looks = votes.Where(vote => vote.CheckedAt >= since + patience && Shows(vote, verdict)).ToList();
        return looks.Count >= (verdict == Verdict.Regional ? 1 : VerdictRule.Needed(votes.Count))
            && looks.Exists(vote => vote.CheckedAt - vote.Since >= patience);
    }

    private static bool Shows(RegionVote vote, Verdict verdict) => verdict switch
    {
        Verdict.Down or Verdict.Regional => vote.Vote == VoteKind.Down,
        Verdict.Degraded => vote.Vote == VoteKind.Degraded,
        Verdict.Blocked => vote.Vote == VoteKind.Blocked,
        _ => vote.Vote is VoteKind.Up or VoteKind.Degraded,
    };

    private static IncidentState Open(string targetId, Verdict verdict, DateTimeOffset since, IReadOnlyList<RegionVote> votes, DateTimeOffset at) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{since.UtcDateTime:yyyyMMddHHmmss}-{targetId[..12]}"),
        StartedAt = since,
        OpenedAt = at,
        ChangedAt = at,
        Verdict = verdict,
        Cause = CauseOf(votes),
        Regions = [.. votes.Where(IsTrouble).Select(vote => vote.Region)],
        Address = AddressOf(votes),
        RetryAt = votes.Max(vote => vote.RetryAt),
    };

    private static IncidentState Continue(IncidentState known, Verdict verdict, IReadOnlyList<RegionVote> votes, DateTimeOffset at)
    {
        var next = known with
        {
            Verdict = Badness(verdict) > Badness(known.Verdict) ? verdict : known.Verdict,
            Cause = CauseOf(votes),
            Regions = [.. votes.Where(vote => IsTrouble(vote) || known.Regions.Contains(vote.Region)).Select(vote => vote.Region)],
            Address = known.Address ?? AddressOf(votes),

            // A target that says "in two minutes" with every answer would never be asked again.
            RetryAt = known.RetryAt > at ? known.RetryAt : votes.Max(vote => vote.RetryAt),
        };
        return next == known ? known : next with { ChangedAt = at };
    }

    /// <summary>The cause that most regions name; null when no two of several agree.</summary>
    private static Cause? CauseOf(IReadOnlyList<RegionVote> votes)
    {
        var causes = votes.Where(IsTrouble).GroupBy(vote => vote.Cause).OrderByDescending(cause => cause.Count()).ThenBy(cause => cause.Key).ToList();
        return causes.Count == 0 || (causes.Count > 1 && causes[0].Count() == 1) ? null : causes[0].Key;
    }

    private static string? AddressOf(IReadOnlyList<RegionVote> votes) => votes
        .Where(vote => IsTrouble(vote) && vote.Address is not null)
        .GroupBy(vote => vote.Address)
        .OrderByDescending(address => address.Count()).ThenBy(address => address.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static bool IsTrouble(RegionVote vote) => vote.Vote is VoteKind.Down or VoteKind.Degraded;

    private static int Badness(Verdict verdict) => verdict switch
    {
        Verdict.Down => 3,
        Verdict.Regional => 2,
        Verdict.Degraded => 1,
        _ => 0,
    };
}
