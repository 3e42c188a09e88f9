using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Mesh;

/// <summary>
/// Looks as <see cref="ConfirmingProber"/> does, without its sockets: a first look of 2 s at what was up and quick, and after a failure a
/// pause of 2 s and a second look of 10 s. A test holds the two against each other.
/// </summary>
public sealed class SimulatedProber(Network network, int location, RegionClock clock)
{
    private static readonly ProbeOptions Options = new();
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The check result that counts.</summary>
    /// <param name="target">Number of the target.</param>
    /// <param name="targetId">Its id.</param>
    /// <param name="quick">True when it was up and quick the last time.</param>
    /// <param name="at">When the first look begins, UTC.</param>
    public (CheckResult Check, DateTimeOffset EndedAt) Check(int target, string targetId, bool quick, DateTimeOffset at)
    {
        var first = network.Ask(location, target, at, Budgets.Ours(quick ? Options.FirstTimeout : Options.Timeout));
        var result = ResultOf(first, targetId);
        if (Voting.Of("", result, expected: null, selfCheck: null) is not ({ Vote: VoteKind.Down } or { Abstention: Abstention.Sick }))
        {
            return (result, first.EndedAt);
        }

        var second = network.Ask(location, target, first.EndedAt + Pause, Budgets.Ours(Options.Timeout));
        return (ResultOf(second, targetId) with { FirstLook = result }, second.EndedAt);
    }

    private CheckResult ResultOf(Attempt attempt, string targetId) => new()
    {
        TargetId = targetId,
        At = clock.Show(attempt.At),
        Timings = attempt.Timings,
        Failure = attempt.Failure,
        Status = attempt.Status,
    };
}
