using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Consensus;

/// <summary>What a region makes of a check result.</summary>
public static class Voting
{
    // From harmless to bad. Where one family says nothing, the other speaks for both: a region without IPv6 is no fault of the target.
    private static readonly VoteKind[] ByBadness = [VoteKind.Abstained, VoteKind.Up, VoteKind.Degraded, VoteKind.Blocked, VoteKind.Down];

    /// <summary>
    /// The vote of <paramref name="region"/>. A failure counts only when the region is fit; a success always counts, because an
    /// outage of ours cannot forge one.
    /// </summary>
    /// <param name="region">Name of the region.</param>
    /// <param name="result">What the probe yielded; of two address families the worse counts.</param>
    /// <param name="expected">What the monitor expects; null: the general rule.</param>
    /// <param name="selfCheck">The region's check of itself in the same tick; null when self-checks are off.</param>
    public static RegionVote Of(string region, CheckResult result, Expectations? expected, SelfCheckResult? selfCheck)
    {
        var vote = OfOne(region, result, expected ?? Expectations.None, selfCheck);
        if (result.OtherFamily is not { } other)
        {
            return vote;
        }

        var ipv6 = OfOne(region, other, expected ?? Expectations.None, selfCheck);
        var worse = Array.IndexOf(ByBadness, ipv6.Vote) > Array.IndexOf(ByBadness, vote.Vote) ? ipv6 : vote;
        return worse with { Families = [FamilyVote.Of(IpFamily.Ipv4, vote), FamilyVote.Of(IpFamily.Ipv6, ipv6)] };
    }

    private static RegionVote OfOne(string region, CheckResult result, Expectations expected, SelfCheckResult? selfCheck)
    {
        var (vote, cause) = result.Failure is { } failure
            ? (failure.Source == FailureSource.Target ? VoteKind.Down : VoteKind.Abstained, failure.Cause)
            : ExpectationJudge.Judge(result, expected);
        Abstention? abstention = vote == VoteKind.Abstained ? ReasonOf(result.Failure!) : null;
        if (vote == VoteKind.Down && !result.NeedsNoNetwork && !Fitness.IsFit(selfCheck, result.IsPrivate))
        {
            (vote, abstention) = (VoteKind.Abstained, Abstention.Sick);
        }

        return new RegionVote
        {
            Region = region,
            Vote = vote,
            Abstention = abstention,
            CheckedAt = result.At,
            FirstLookAt = result.FirstLook?.At,
            Since = result.FirstLook?.At ?? result.At,
            Status = result.Status,
            Cause = cause,
            Address = result.Address,
            Timings = result.NeedsNoNetwork ? null : result.Timings,
            Tls = result.Tls,
            RetryAt = RetryAfter.Of(result),
        };
    }

    private static Abstention ReasonOf(ProbeFailure failure) => failure switch
    {
        { Cause: Cause.OutOfTime } => Abstention.OutOfTime,
        { Cause: Cause.HeartbeatAwaited } => Abstention.Awaited,
        { Source: FailureSource.Policy } => Abstention.Refused,
        _ => Abstention.Sick,
    };
}
