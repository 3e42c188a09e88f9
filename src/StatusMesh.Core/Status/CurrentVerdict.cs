using StatusMesh.Core.Consensus;
using StatusMesh.Core.Maintenance;

namespace StatusMesh.Core.Status;

/// <summary>What is to be said of a target at one moment, which may be long after its snapshot was written.</summary>
public sealed record CurrentVerdict
{
    /// <summary>What the mesh says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Since when; null while nothing is known.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>False when the votes behind it are too old to count.</summary>
    public required bool Fresh { get; init; }

    /// <summary>The votes as they count now.</summary>
    public required IReadOnlyList<RegionVote> Votes { get; init; }

    /// <summary>How they were counted.</summary>
    public required QuorumTally Tally { get; init; }

    /// <summary>The maintenance that the target is in; null outside.</summary>
    public required CurrentMaintenance? Maintenance { get; init; }

    /// <summary>What is to be said of <paramref name="state"/> at <paramref name="now"/>.</summary>
    public static CurrentVerdict Of(TargetState state, DateTimeOffset now)
    {
        var maintenance = state.Maintenance.Current(now);
        var votes = state.VotesAt(now);

        // A monitor that nobody has looked at yet is still pending.
        var decision = VerdictRule.Decide(votes, maintenance is not null && state.Snapshot is not null);
        var isFresh = state.IsFresh(now);
        var verdict = isFresh || decision.Verdict == Verdict.Maintenance ? decision.Verdict : LastKnown(state);
        return new CurrentVerdict
        {
            Verdict = verdict,
            Since = verdict == Verdict.Maintenance ? maintenance!.From : SinceOf(verdict, votes, state),
            Fresh = isFresh,
            Votes = votes,
            Tally = decision.Tally,
            Maintenance = maintenance,
        };
    }

    /// <summary>What is stale is still shown, as what it was: the last verdict that was known. But maintenance that is over is over.</summary>
    private static Verdict LastKnown(TargetState state) =>
        VerdictDating.LastKnown(state.Snapshot?.Standing) is { Verdict: not Verdict.Maintenance } known ? known.Verdict : Verdict.Unknown;

    private static DateTimeOffset? SinceOf(Verdict verdict, IReadOnlyList<RegionVote> votes, TargetState state)
    {
        var known = VerdictDating.LastKnown(state.Snapshot?.Standing);
        return state.Snapshot is not { } snapshot ? null
            : verdict == known?.Verdict ? known.Since
            : verdict == snapshot.Verdict ? snapshot.Since
            : known?.Verdict == Verdict.Maintenance ? VerdictDating.Since(verdict, votes, snapshot.Standing, state.CheckedAt ?? known.Since, state.Maintenance)
            : state.CheckedAt;
    }
}
