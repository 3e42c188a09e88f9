using StatusMesh.Core.Status;

namespace StatusMesh.Testing.Fakes;

/// <summary>A store that can be away.</summary>
public sealed class SwitchedSnapshotStore(ISnapshotStore inner) : ISnapshotStore
{
    /// <summary>True while every call fails as if the account did not answer.</summary>
    public bool IsAway { get; set; }

    /// <summary>Calls so far, failed ones included.</summary>
    public int Calls { get; private set; }

    private ISnapshotStore Reached
    {
        get
        {
            Calls++;
            return IsAway ? throw new StorageUnavailableException("away", new IOException()) : inner;
        }
    }

    /// <inheritdoc/>
    public async Task<ShardState> LoadShardAsync(string shard, CancellationToken cancellationToken) => await Reached.LoadShardAsync(shard, cancellationToken);

    /// <inheritdoc/>
    public async Task<ShardState> LoadTargetsAsync(string shard, IReadOnlyCollection<string> targetIds, CancellationToken cancellationToken) =>
        await Reached.LoadTargetsAsync(shard, targetIds, cancellationToken);

    /// <inheritdoc/>
    public async Task<Snapshot?> FindAsync(string shard, string targetId, CancellationToken cancellationToken) =>
        await Reached.FindAsync(shard, targetId, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Heartbeat>> LoadHeartbeatsAsync(string shard, CancellationToken cancellationToken) =>
        await Reached.LoadHeartbeatsAsync(shard, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TrySaveAsync(
        string shard, IReadOnlyList<Versioned<Snapshot>> snapshots, IReadOnlyList<Versioned<Heartbeat>> heartbeats, CancellationToken cancellationToken) =>
        await Reached.TrySaveAsync(shard, snapshots, heartbeats, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken) =>
        await Reached.RemoveAsync(shard, before, cancellationToken);
}
