using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Consensus;

/// <summary>The vote of one region on one target, with what it saw.</summary>
public sealed record RegionVote
{
    /// <summary>Name of the region, for example <c>europe</c>.</summary>
    public required string Region { get; init; }

    /// <summary>What it says.</summary>
    public required VoteKind Vote { get; init; }

    /// <summary>Why it says nothing; null unless <see cref="Vote"/> is <see cref="VoteKind.Abstained"/>.</summary>
    public Abstention? Abstention { get; init; }

    /// <summary>Start of the check, UTC; null when the region has not checked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Start of the first of two looks that the vote rests on, UTC; null when one look was enough.</summary>
    public DateTimeOffset? FirstLookAt { get; init; }

    /// <summary>Start of the region's first check in a row that gave this vote, UTC; null when the region has not checked.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>HTTP status of the answer, 100..999; null if none arrived.</summary>
    public int? Status { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Address that was dialled; null if none was.</summary>
    public string? Address { get; init; }

    /// <summary>Phase timings of the check; null when the region has not checked, or needed no network for it.</summary>
    public PhaseTimings? Timings { get; init; }

    /// <summary>Facts of the TLS handshake; null without one.</summary>
    public TlsFacts? Tls { get; init; }

    /// <summary>The answers over IPv4 and IPv6, in that order, when the monitor wants both; else null.</summary>
    public IReadOnlyList<FamilyVote>? Families { get; init; }

    /// <summary>When the target says that it is back (Retry-After, RFC 9110 §10.2.3), UTC; null when it does not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
