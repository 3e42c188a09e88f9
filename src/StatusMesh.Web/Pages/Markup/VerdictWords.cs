using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Pages.Markup;

/// <summary>Verdicts and votes in plain words.</summary>
internal static class VerdictWords
{
    /// <summary>The verdict in a word or two.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Up => "Up",
        Verdict.Degraded => "Degraded",
        Verdict.Regional => "Down for some",
        Verdict.Down => "Down",
        Verdict.Blocked => "Blocked",
        Verdict.Maintenance => "Maintenance",
        _ => "Unknown",
    };

    /// <summary>The verdict as the name of a CSS class.</summary>
    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Up => "up",
        Verdict.Degraded => "degraded",
        Verdict.Regional => "regional",
        Verdict.Down => "down",
        Verdict.Blocked => "blocked",
        Verdict.Maintenance => "maintenance",
        _ => "unknown",
    };

    /// <summary>A vote in a word or two.</summary>
    public static string Word(VoteKind vote) => vote switch
    {
        VoteKind.Up => "Up",
        VoteKind.Degraded => "Degraded",
        VoteKind.Down => "Down",
        VoteKind.Blocked => "Blocked",
        _ => "No vote",
    };

    /// <summary>A vote as the name of a CSS class.</summary>
    public static string Name(VoteKind vote) => vote switch
    {
        VoteKind.Up => "up",
        VoteKind.Degraded => "degraded",
        VoteKind.Down => "down",
        VoteKind.Blocked => "blocked",
        _ => "unknown",
    };

    /// <summary>How much the regions agree.</summary>
    public static string Agreement(Confidence confidence) => confidence switch
    {
        Confidence.High => "All regions agree.",
        Confidence.Medium => "Enough regions agree, but not all.",
        _ => "Too few regions could tell.",
    };

    /// <summary>The count of votes: <c>2 up, 1 down</c>.</summary>
    public static string Tally(QuorumTally quorum)
    {
        var counts = new (int Count, string Word)[]
        {
            (quorum.Up, "up"), (quorum.Degraded, "degraded"), (quorum.Down, "down"), (quorum.Blocked, "blocked"), (quorum.Abstained, "without a vote"),
        };
        return string.Join(", ", counts.Where(entry => entry.Count > 0).Select(entry => $"{entry.Count} {entry.Word}"));
    }
}
