using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Monitors.Expect;

/// <summary>What an answer is worth: the general rule, and what the monitor's owner expects beyond it.</summary>
public static class ExpectationJudge
{
    /// <summary>
    /// The vote on an answer that arrived whole, and its cause when it is not up. Unmet expectations are down, except latency and the
    /// early warning of a certificate, which are degraded. Where the site does not let us in, nothing can be said of the rest.
    /// </summary>
    public static (VoteKind Vote, Cause? Cause) Judge(CheckResult result, Expectations expected)
    {
        var (vote, cause) = result.Status is { } status ? JudgeStatus(result, status, expected.Status) : (VoteKind.Up, null);
        if (vote is VoteKind.Down or VoteKind.Blocked)
        {
            return (vote, cause);
        }

        if (result.Unmet is { } unmet)
        {
            return (VoteKind.Down, unmet);
        }

        var daysLeft = (result.Tls?.ExpiresAt - result.At)?.TotalDays;
        return daysLeft < expected.CertificateFailDays ? (VoteKind.Down, Cause.CertExpiresSoon)
            : vote == VoteKind.Degraded ? (vote, cause)
            : result.Timings.TotalMs > expected.Latency?.TotalMilliseconds ? (VoteKind.Degraded, Cause.TooSlow)
            : daysLeft < expected.CertificateWarnDays ? (VoteKind.Degraded, Cause.CertExpiresSoon)
            : (vote, cause);
    }

    private static (VoteKind Vote, Cause? Cause) JudgeStatus(CheckResult result, int status, StatusSet? expected)
    {
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
