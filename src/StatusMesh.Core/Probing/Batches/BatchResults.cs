namespace StatusMesh.Core.Probing.Batches;

/// <summary>All check results of one batch: one packed entity.</summary>
public sealed record BatchResults
{
    /// <summary>Id of the batch; the same batch handled twice is stored once.</summary>
    public required string BatchId { get; init; }

    /// <summary>Name of the region that probed.</summary>
    public required string Region { get; init; }

    /// <summary>Shard of the targets.</summary>
    public required string Shard { get; init; }

    /// <summary>Time of the tick that the batch belongs to, UTC, whole milliseconds.</summary>
    public required DateTimeOffset Tick { get; init; }

    /// <summary>The region's check of itself beside the batch; null when self-checks are off.</summary>
    public SelfCheckResult? SelfCheck { get; init; }

    /// <summary>One result per target of the batch.</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }
}
