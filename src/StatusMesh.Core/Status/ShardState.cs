namespace StatusMesh.Core.Status;

/// <summary>What is stored of a shard: snapshots by target id and heartbeats by region.</summary>
public sealed record ShardState
{
    /// <summary>Snapshots that were asked for and exist, by target id.</summary>
    public required IReadOnlyDictionary<string, Versioned<Snapshot>> Snapshots { get; init; }

    /// <summary>Heartbeats by region; always empty for an ad-hoc shard.</summary>
    public required IReadOnlyDictionary<string, Versioned<Heartbeat>> Heartbeats { get; init; }
}
