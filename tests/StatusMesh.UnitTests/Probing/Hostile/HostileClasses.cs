using StatusMesh.Core.Consensus;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>How the words of the catalogue and our causes go together: the one place to read them side by side.</summary>
internal static class HostileClasses
{
    /// <summary>Cause and phase (null: any) → class and details of the catalogue.</summary>
    private static readonly (Cause Cause, ProbePhase? Phase, string Class, string[] Details)[] Table =
    [
        (Cause.DnsNxdomain, null, "dns", ["nxdomain"]),
        (Cause.DnsServfail, null, "dns", ["servfail"]),
        (Cause.DnsRefused, null, "dns", ["refused"]),
        (Cause.DnsTimeout, null, "dns", ["timeout"]),
        (Cause.DnsAliasLoop, null, "dns", ["cname-loop", "cname-too-long"]),
        (Cause.DnsBadAnswer, null, "dns", ["bad-answer"]),
        (Cause.NoNetwork, null, "connect-unreachable", ["no-ipv6-route"]),
        (Cause.ConnectTimeout, null, "connect-timeout", ["timeout"]),
        (Cause.TlsCertExpired, null, "tls", ["cert-expired"]),
        (Cause.TlsCertNotYetValid, null, "tls", ["cert-not-yet-valid"]),
        (Cause.TlsCertNameMismatch, null, "tls", ["cert-name-mismatch"]),
        (Cause.TlsCertSelfSigned, null, "tls", ["cert-untrusted"]),
        (Cause.TlsCertUntrusted, null, "tls", ["cert-untrusted"]),
        (Cause.TlsWeakKey, null, "tls", ["weak-key"]),
        (Cause.TlsWeakSignature, null, "tls", ["weak-signature"]),
        (Cause.TlsClientCertRequired, null, "tls", ["client-cert-required"]),
        (Cause.TlsProtocolVersion, null, "tls", ["protocol-version"]),
        (Cause.TlsSniRefused, null, "tls", ["sni-refused"]),
        (Cause.TlsAlpnRefused, null, "tls", ["alpn-refused"]),
        (Cause.TlsNotSpoken, null, "tls", ["not-tls"]),
        (Cause.TlsHandshakeFailed, null, "tls", ["handshake-failed", "refused"]),
        (Cause.TlsTimeout, null, "tls", ["timeout"]),
        (Cause.ConnectionReset, ProbePhase.Tls, "tls", ["reset"]),
        (Cause.FirstByteTimeout, null, "timeout-first-byte", ["no-byte", "slow-headers", "no-final-response"]),
        (Cause.TransferTimeout, null, "timeout-body", ["stall"]),
        (Cause.EmptyReply, null, "protocol", ["empty-reply"]),
        (Cause.ConnectionReset, ProbePhase.FirstByte, "protocol", ["reset-before-response"]),
        (Cause.ConnectionReset, ProbePhase.Connect, "protocol", ["reset-before-response"]), // when the reset comes before connect has returned
        (Cause.PrematureEnd, null, "protocol", ["premature-end", "reset-in-body"]),
        (Cause.NotHttp, null, "protocol", ["not-http", "bad-status-line", "protocol/h2"]),
        (Cause.BadStatusLine, null, "protocol", ["bad-status-line", "bad-status-code"]),
        (Cause.BadHeader, null, "protocol", ["bad-header"]),
        (Cause.BadFraming, null, "protocol", ["bad-framing", "bad-chunk"]),
        (Cause.HeadersTooLarge, null, "protocol", ["headers-too-large"]),
        (Cause.UnexpectedUpgrade, null, "protocol", ["unexpected-upgrade"]),
        (Cause.RedirectLoop, null, "protocol", ["redirect-loop"]),
        (Cause.RedirectLimit, null, "protocol", ["redirect-limit"]),
    ];

    /// <summary>Asserts that <paramref name="result"/> is what <paramref name="row"/> says.</summary>
    public static void AssertAre(HostileRow row, CheckResult result)
    {
        var (seen, details) = Of(result);
        var told = $"{row.Id} ({row.Behaviour}): {result.Failure}, status {result.Status}, {result.Tls?.Problem}";
        Assert.True(row.Class == seen, $"{row.Class} expected, {seen} seen; {told}");
        Assert.True(IsProse(row) || details.Contains(row.Detail), $"{row.Detail} expected; {told}");
        Assert.True(row.Verdict == VerdictOf(result), $"{row.Verdict} expected, {VerdictOf(result)} seen; {told}");
    }

    /// <summary>What one region alone would say.</summary>
    public static string VerdictOf(CheckResult result) => Voting.Of("europe", result, null, null).Vote switch
    {
        VoteKind.Abstained => "unknown",
        var vote => vote.ToString().ToLowerInvariant(),
    };

    private static (string Class, string[] Details) Of(CheckResult result)
    {
        if (result.Failure is not { } failure)
        {
            return ("http-status", [$"{result.Status}"]);
        }

        if (failure.Refusal is { } refusal)
        {
            return ("blocked", [Kebab.Name(refusal)]);
        }

        var entry = Array.Find(Table, entry => entry.Cause == failure.Cause && (entry.Phase ?? failure.Phase) == failure.Phase);
        return (entry.Class ?? "not in the table", entry.Details ?? []);
    }

    // Where the class says all ("ok", "fallback to IPv4"), the detail is for people, or for an assertion of its own.
    private static bool IsProse(HostileRow row) => row.Class == "http-status" && !row.Detail.All(char.IsAsciiDigit);
}
