using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Consensus;

/// <summary>What a region makes of a check result.</summary>
public static class Voting
{
    /// <summary>
    /// The vote of <paramref name="region"/>. A failure counts only when the region is fit; a success always counts, because an
    /// outage of ours cannot forge one.
    /// </summary>
    /// <param name="region">Name of the region.</param>
    /// <param name="result">What the probe yielded.</param>
    /// <param name="expected">Statuses that count as up; null: the general rule.</param>
    /// <param name="selfCheck">The region's check of itself in the same tick; null when self-checks are off.</param>
    public static RegionVote Of(string region, CheckResult result, StatusSet? expected, SelfCheckResult? selfCheck)
    {
        var (vote, cause) = result.Failure is { } failure
            ? (failure.Source == FailureSource.Target ? VoteKind.Down : VoteKind.Abstained, failure.Cause)
            : Judge(result, expected);
        Abstention? abstention = vote == VoteKind.Abstained ? ReasonOf(result.Failure!) : null;
        if (vote == VoteKind.Down && !Fitness.IsFit(selfCheck, result.IsPrivate))
        {
            (vote, abstention) = (VoteKind.Abstained, Abstention.Sick);
        }

        return new RegionVote
        {
            Region = region,
            Vote = vote,
            Abstention = abstention,
            CheckedAt = result.At,
            Since = result.FirstLook?.At ?? result.At,
            Status = result.Status,
            Cause = cause,
            Address = result.Address,
            Timings = result.Timings,
            Tls = result.Tls,
            RetryAt = RetryAfter.Of(result),
        };
    }

    private static Abstention ReasonOf(ProbeFailure failure) => failure switch
    {
        { Cause: Cause.OutOfTime } => Abstention.OutOfTime,
        { Source: FailureSource.Policy } => Abstention.Refused,
        _ => Abstention.Sick,
    };

    private static (VoteKind Vote, Cause? Cause) Judge(CheckResult result, StatusSet? expected)
    {
        var status = result.Status!.Value;
        if (expected?.Contains(status) ?? status is >= 200 and < 400 && !IsChallenge(result))
        {
            return (VoteKind.Up, null);
        }

        return status switch
        {
            _ when IsChallenge(result) => (VoteKind.Blocked, Cause.BotChallenge),
            401 or 407 => (VoteKind.Blocked, Cause.LoginRequired),
            403 or 451 => (VoteKind.Blocked, Cause.Forbidden),
            429 => (VoteKind.Blocked, Cause.RateLimited),
            502 => (VoteKind.Down, Cause.BadGateway),
            503 => (VoteKind.Down, Cause.ServiceUnavailable),
            504 => (VoteKind.Down, Cause.GatewayTimeout),
            >= 500 and < 600 => (VoteKind.Down, Cause.ServerError),
            >= 400 and < 500 => (expected is null ? VoteKind.Degraded : VoteKind.Down, Cause.ClientError),
            _ => (VoteKind.Down, Cause.UnexpectedStatus),
        };
    }

    /// <summary>Headers by which a firewall says that it answered in the site's place, whatever the status.</summary>
    private static bool IsChallenge(CheckResult result) =>
        result.Headers.GetValueOrDefault("cf-mitigated") == "challenge"
        || result.Headers.GetValueOrDefault("x-amzn-waf-action") is "challenge" or "captcha";
}
