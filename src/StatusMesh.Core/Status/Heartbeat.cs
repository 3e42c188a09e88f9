using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Status;

/// <summary>
/// The latest votes of one region on one shard of monitors, in one packed entity. It is written once per batch, so that
/// snapshots need not be rewritten to stay fresh.
/// </summary>
public sealed record Heartbeat
{
    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>Time of the newest tick that was merged, UTC.</summary>
    public required DateTimeOffset Tick { get; init; }

    /// <summary>The region's check of itself in that tick; null when self-checks are off.</summary>
    public SelfCheckResult? SelfCheck { get; init; }

    /// <summary>Latest vote by target id.</summary>
    public required IReadOnlyDictionary<string, RegionVote> Votes { get; init; }

    /// <summary>Votes of the last minutes before the latest by target id, oldest first, without timings: what a late vote is put among.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RegionVote>> Earlier { get; init => field = value ?? NoVotes; } = NoVotes;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<RegionVote>> NoVotes = new Dictionary<string, IReadOnlyList<RegionVote>>();
}
