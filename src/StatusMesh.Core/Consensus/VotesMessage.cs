using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.Consensus;

/// <summary>A message to the aggregators: how one region votes on targets of one shard.</summary>
public sealed record VotesMessage
{
    /// <summary>Schema version of the message.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Schema version, <see cref="CurrentVersion"/>.</summary>
    public int V { get; init; } = CurrentVersion;

    /// <summary>Region that votes.</summary>
    public required string Region { get; init; }

    /// <summary>Shard of all targets.</summary>
    public required string Shard { get; init; }

    /// <summary>Tick of the batch, UTC.</summary>
    public required DateTimeOffset Tick { get; init; }

    /// <summary>Why the targets were probed.</summary>
    public required ProbeReason Reason { get; init; }

    /// <summary>The region's check of itself beside the batch; null when self-checks are off.</summary>
    public SelfCheckResult? SelfCheck { get; init; }

    /// <summary>The votes; a batch's votes may be spread over several messages when one would be too long.</summary>
    public required IReadOnlyList<TargetVote> Votes { get; init; }
}
