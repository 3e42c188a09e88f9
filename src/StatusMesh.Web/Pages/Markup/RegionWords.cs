using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Pages.Markup;

/// <summary>What a region saw, in plain words.</summary>
internal static class RegionWords
{
    /// <summary>One short sentence on what the region saw, or why it does not vote.</summary>
    public static string Saw(RegionAnswer region) =>
        region.Families is { } families && families.Select(family => family.Vote).Distinct().Count() > 1 ? string.Join(". ", families.Select(Saw))
        : region.Abstention is { } abstention ? Why(abstention)
        : region.Cause is { } cause ? What(cause)
        : region.Vote == VoteKind.Abstained ? Why(Abstention.Silent)
        : "As it should be";

    private static string Saw(FamilyVote family) =>
        $"{(family.Family == IpFamily.Ipv4 ? "IPv4" : "IPv6")}: {(family.Cause is { } cause ? What(cause) : "As it should be")}";

    private static string Why(Abstention abstention) => abstention switch
    {
        Abstention.Stale => "Its last check is too old to count",
        Abstention.Sick => "Has trouble of its own, so its failure does not count",
        Abstention.OddOneOut => "Fails many sites that all other regions reach, so its failures do not count",
        Abstention.Refused => "Our rules forbid this address",
        Abstention.Throttled => "Held back, to spare the site",
        Abstention.Awaited => "The job has not called yet, and is not overdue",
        Abstention.OutOfTime => "Ran out of time before it could look",
        Abstention.Maintenance => "Saw a failure during maintenance, which is over, and has not looked since",
        _ => "Has not answered yet",
    };

    private static string What(Cause cause) => cause switch
    {
        Cause.DnsNxdomain => "The name does not exist",
        Cause.DnsNoAddress => "The name has no address",
        Cause.DnsNoRecord => "The name has no such record",
        Cause.DnsMismatch => "The records are not what their owner expects",
        Cause.DnsServfail => "The name servers of the domain fail",
        Cause.DnsRefused => "The resolver refused to answer",
        Cause.DnsTimeout => "The name could not be resolved in time",
        Cause.DnsAliasLoop => "The name is an alias without end",
        Cause.DnsBadAnswer => "The resolver gave no valid answer",
        Cause.ConnectRefused => "The connection is refused",
        Cause.ConnectTimeout => "No connection in time",
        Cause.ConnectUnreachable => "There is no way to the address",
        Cause.NoNetwork => "The region has no network",
        Cause.TlsCertExpired => "The certificate has expired",
        Cause.TlsCertNotYetValid => "The certificate is not valid yet",
        Cause.TlsCertNameMismatch => "The certificate is for another name",
        Cause.TlsCertSelfSigned => "The certificate is signed by itself",
        Cause.TlsCertUntrusted => "The certificate is not trusted",
        Cause.TlsWeakKey => "The certificate's key is too weak",
        Cause.TlsWeakSignature => "The certificate's signature is too weak",
        Cause.TlsClientCertRequired => "Asks for a certificate of the visitor",
        Cause.TlsProtocolVersion => "Speaks only old TLS versions",
        Cause.TlsSniRefused => "The server does not know the name",
        Cause.TlsAlpnRefused => "The server does not speak HTTP/1.1",
        Cause.TlsNotSpoken => "The server does not speak TLS",
        Cause.TlsHandshakeFailed => "The TLS handshake failed",
        Cause.TlsTimeout => "The TLS handshake took too long",
        Cause.FirstByteTimeout => "Connected, but no answer in time",
        Cause.TransferTimeout => "The answer began but did not end in time",
        Cause.EmptyReply => "Hung up without an answer",
        Cause.ConnectionReset => "The connection was reset",
        Cause.PrematureEnd => "The answer broke off",
        Cause.NotHttp => "The answer is not HTTP",
        Cause.BadStatusLine => "The answer has no valid status",
        Cause.BadHeader => "The answer has a malformed header",
        Cause.BadFraming => "The answer contradicts itself on its length",
        Cause.UnexpectedUpgrade => "Changed the protocol unasked",
        Cause.HeadersTooLarge => "The head of the answer is too long",
        Cause.RedirectLoop => "Redirects in a circle",
        Cause.RedirectLimit => "Redirects too often",
        Cause.ClientError => "The site is there, this page is not",
        Cause.BotChallenge => "Shows a bot check instead of the page",
        Cause.LoginRequired => "Asks for a log-in",
        Cause.Forbidden => "Forbids us the page",
        Cause.RateLimited => "Says that we ask too often",
        Cause.ServerError => "The server has an error",
        Cause.BadGateway => "A gateway got no valid answer",
        Cause.ServiceUnavailable => "Overloaded or in maintenance",
        Cause.GatewayTimeout => "A gateway got no answer in time",
        Cause.UnexpectedStatus => "Not the status that its owner expects",
        Cause.TextMissing => "Lacks a text that its owner expects",
        Cause.TextForbidden => "Shows a text that its owner forbids",
        Cause.JsonMismatch => "The data is not what its owner expects",
        Cause.HeaderMismatch => "Lacks a header that its owner expects",
        Cause.TooSlow => "Slower than its owner expects",
        Cause.CertExpiresSoon => "The certificate ends soon",
        Cause.HeartbeatMissing => "The job has not called in time",
        Cause.HeartbeatAwaited => "The job has not called yet, and is not overdue",
        Cause.RefusedAddress => "Our rules forbid this address",
        Cause.RefusedPort => "Our rules forbid this port",
        Cause.RefusedUrl => "Our rules forbid where it redirects to",
        Cause.StorageAway => "Our own storage does not answer",
        Cause.OutOfTime => "Ran out of time before it could look",
        Cause.InternalError => "A mistake of ours kept it from looking",
        _ => "Something else went wrong",
    };
}
