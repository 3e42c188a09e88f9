namespace StatusMesh.Core.Status;

/// <summary>Where the published state is kept, by shard.</summary>
public interface ISnapshotStore
{
    /// <summary>Everything of a shard of monitors, in one request for up to 100 targets and their heartbeats.</summary>
    Task<ShardState> LoadShardAsync(string shard, CancellationToken cancellationToken);

    /// <summary>The snapshots of the named targets; no heartbeats. For ad-hoc shards, which have no upper size.</summary>
    Task<ShardState> LoadTargetsAsync(string shard, IReadOnlyCollection<string> targetIds, CancellationToken cancellationToken);

    /// <summary>The snapshot of one target by a point read, null when there is none.</summary>
    Task<Snapshot?> FindAsync(string shard, string targetId, CancellationToken cancellationToken);

    /// <summary>The heartbeats of a shard by region.</summary>
    Task<IReadOnlyDictionary<string, Heartbeat>> LoadHeartbeatsAsync(string shard, CancellationToken cancellationToken);

    /// <summary>
    /// Stores all of it or nothing. False when a version is no longer the stored one (or a new item exists already): load and
    /// decide again. At most 100 items.
    /// </summary>
    Task<bool> TrySaveAsync(
        string shard,
        IReadOnlyList<Versioned<Snapshot>> snapshots,
        IReadOnlyList<Versioned<Heartbeat>> heartbeats,
        CancellationToken cancellationToken);

    /// <summary>Removes the snapshots of a shard on which no region has voted since <paramref name="before"/>; their number.</summary>
    Task<int> RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken);
}
