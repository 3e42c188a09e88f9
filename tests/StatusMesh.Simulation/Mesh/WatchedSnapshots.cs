using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;

namespace StatusMesh.Simulation.Mesh;

/// <summary>A store of published state that says when a verdict changes.</summary>
public sealed class WatchedSnapshots(ISnapshotStore inner, Action<string, Verdict> changed) : ISnapshotStore
{
    private readonly Dictionary<string, Verdict> _published = [];

    /// <inheritdoc/>
    public Task<ShardState> LoadShardAsync(string shard, CancellationToken cancellationToken) => inner.LoadShardAsync(shard, cancellationToken);

    /// <inheritdoc/>
    public Task<ShardState> LoadTargetsAsync(string shard, IReadOnlyCollection<string> targetIds, CancellationToken cancellationToken) =>
        inner.LoadTargetsAsync(shard, targetIds, cancellationToken);

    /// <inheritdoc/>
    public Task<Snapshot?> FindAsync(string shard, string targetId, CancellationToken cancellationToken) => inner.FindAsync(shard, targetId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, Heartbeat>> LoadHeartbeatsAsync(string shard, CancellationToken cancellationToken) =>
        inner.LoadHeartbeatsAsync(shard, cancellationToken);

    /// <inheritdoc/>
    public Task<int> RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken) => inner.RemoveAsync(shard, before, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TrySaveAsync(
        string shard, IReadOnlyList<Versioned<Snapshot>> snapshots, IReadOnlyList<Versioned<Heartbeat>> heartbeats, CancellationToken cancellationToken)
    {
        if (!await inner.TrySaveAsync(shard, snapshots, heartbeats, cancellationToken))
        {
            return false;
        }

        foreach (var snapshot in snapshots.Select(item => item.Value).Where(snapshot => _published.GetValueOrDefault(snapshot.Id) != snapshot.Verdict))
        {
            _published[snapshot.Id] = snapshot.Verdict;
            changed(snapshot.Id, snapshot.Verdict);
        }

        return true;
    }
}
