using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Consensus;

/// <summary>What a region says of a target over one address family.</summary>
public sealed record FamilyVote
{
    /// <summary><see cref="IpFamily.Ipv4"/> or <see cref="IpFamily.Ipv6"/>.</summary>
    public required IpFamily Family { get; init; }

    /// <summary>What it says.</summary>
    public required VoteKind Vote { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Address that was dialled; null if none was.</summary>
    public string? Address { get; init; }

    internal static FamilyVote Of(IpFamily family, RegionVote vote) =>
        new() { Family = family, Vote = vote.Vote, Cause = vote.Cause, Address = vote.Address };
}
