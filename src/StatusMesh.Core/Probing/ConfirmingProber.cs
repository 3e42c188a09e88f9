using System.Net;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Looks a second time before a failure counts: after 2 s, with fresh DNS, at another address if there is one.</summary>
public sealed class ConfirmingProber(HttpProber prober, ProbeOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The check result that counts; a failed first look stands in <see cref="CheckResult.FirstLook"/>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="expected">Statuses that count as up; null: the general rule.</param>
    /// <param name="quick">True when the target was up and quick the last time, so that a short first look will do.</param>
    /// <param name="cancellationToken">Cancels both looks.</param>
    public async Task<CheckResult> CheckAsync(Target target, StatusSet? expected, bool quick, CancellationToken cancellationToken)
    {
        var first = await prober.ProbeAsync(new ProbeRequest(target, quick ? options.FirstTimeout : options.Timeout), cancellationToken);
        if (!NeedsConfirmation(first, expected))
        {
            return first;
        }

        await Task.Delay(Pause, time, cancellationToken);
        var avoid = first.Address is null ? null : IPAddress.Parse(first.Address);
        var second = await prober.ProbeAsync(new ProbeRequest(target, options.Timeout, avoid), cancellationToken);
        return second with { FirstLook = first };
    }

    private static bool NeedsConfirmation(CheckResult result, StatusSet? expected) =>
        Voting.Of("", result, expected, selfCheck: null) is { Vote: VoteKind.Down } or { Abstention: Abstention.Sick };
}
