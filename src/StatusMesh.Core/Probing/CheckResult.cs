using StatusMesh.Core.Probing.Redirects;

namespace StatusMesh.Core.Probing;

/// <summary>What one probe of one target from one region yielded.</summary>
public sealed record CheckResult
{
    /// <summary>Target id, 64 hex digits.</summary>
    public required string TargetId { get; init; }

    /// <summary>Start of the probe, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long each phase took.</summary>
    public required PhaseTimings Timings { get; init; }

    /// <summary>What kept an HTTP answer from arriving whole, null when one did. A status is judged by the vote, not here.</summary>
    public ProbeFailure? Failure { get; init; }

    /// <summary>HTTP status, 100..999; null if no head arrived.</summary>
    public int? Status { get; init; }

    /// <summary>Address that was dialled last, null if none was.</summary>
    public string? Address { get; init; }

    /// <summary>True when the dialled address is not public; control hosts on the internet say nothing of it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True when nothing was asked of the network, so that it took no time worth showing and control hosts say nothing of it.</summary>
    public bool NeedsNoNetwork { get; init; }

    /// <summary>Facts of the TLS handshake; null without one.</summary>
    public TlsFacts? Tls { get; init; }

    /// <summary>Headers of the allow list, names in lower case, values cut to 1,000 characters. Evidence for the diagnosis.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    /// <summary>Body bytes read after transfer decoding, at most 64 KiB.</summary>
    public int BodyBytes { get; init; }

    /// <summary>True when the target had more to send than is read of a body.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Redirects that were followed, in order; empty when none were. Timings, address and TLS facts are those of the last hop.</summary>
    public IReadOnlyList<RedirectHop> Redirects { get; init; } = [];

    /// <summary>Start of the body of an error answer, at most 1,000 characters; null for answers below 400. Never shown or logged.</summary>
    public string? BodyStart { get; init; }

    /// <summary>What the monitor expects of head or body and did not find; null when it was all there. Judged while the answer was read.</summary>
    public Cause? Unmet { get; init; }

    /// <summary>The IPv6 answer beside this IPv4 one, when the monitor wants both; else null.</summary>
    public CheckResult? OtherFamily { get; init; }

    /// <summary>The first look when this is its confirmation; null when nothing had to be confirmed.</summary>
    public CheckResult? FirstLook { get; init; }

    internal static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();
}
