using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Status;

/// <summary>One region's part of a status answer.</summary>
public sealed record RegionAnswer
{
    /// <summary>Name of the region, for example <c>europe</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Its title for people, for example <c>West Europe</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says.</summary>
    public required VoteKind Vote { get; init; }

    /// <summary>Why it says nothing; null when it says something.</summary>
    public Abstention? Abstention { get; init; }

    /// <summary>Start of its newest check, UTC; null if it made none.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>HTTP status, 100..999; null if none arrived.</summary>
    public int? Status { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Address that was dialled; null if none was.</summary>
    public string? Address { get; init; }

    /// <summary>Phase timings; null if it made no check, or needed no network for it.</summary>
    public PhaseTimings? Timings { get; init; }

    /// <summary>Facts of the TLS handshake; null without one.</summary>
    public TlsFacts? Tls { get; init; }

    /// <summary>The answers over IPv4 and IPv6, in that order; left out unless the monitor wants both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FamilyVote>? Families { get; init; }
}
