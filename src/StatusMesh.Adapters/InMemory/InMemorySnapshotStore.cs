using System.Collections.ObjectModel;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Published state that ends with the process.</summary>
public sealed class InMemorySnapshotStore : ISnapshotStore
{
    private readonly Lock _lock = new();
    private readonly VersionedItems<Snapshot> _snapshots = new();
    private readonly VersionedItems<Heartbeat> _heartbeats = new();

    /// <inheritdoc/>
    public Task<ShardState> LoadShardAsync(string shard, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(shard);
        lock (_lock)
        {
            return Task.FromResult(new ShardState { Snapshots = _snapshots.All(shard), Heartbeats = _heartbeats.All(shard) });
        }
    }

    /// <inheritdoc/>
    public Task<ShardState> LoadTargetsAsync(string shard, IReadOnlyCollection<string> targetIds, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(shard);
        var found = new Dictionary<string, Versioned<Snapshot>>();
        lock (_lock)
        {
            foreach (var targetId in targetIds)
            {
                if (_snapshots.Find(shard, TableLimits.CheckKey(targetId)) is { } snapshot)
                {
                    found[targetId] = snapshot;
                }
            }
        }

        return Task.FromResult(new ShardState { Snapshots = found, Heartbeats = new Dictionary<string, Versioned<Heartbeat>>() });
    }

    /// <inheritdoc/>
    public Task<Snapshot?> FindAsync(string shard, string targetId, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(shard);
        lock (_lock)
        {
            return Task.FromResult(_snapshots.Find(shard, TableLimits.CheckKey(targetId))?.Value);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, Heartbeat>> LoadHeartbeatsAsync(string shard, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(shard);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<string, Heartbeat>>(
                _heartbeats.All(shard).ToDictionary(item => item.Key, item => item.Value.Value));
        }
    }

    /// <inheritdoc/>
    public Task<bool> TrySaveAsync(
        string shard,
        IReadOnlyList<Versioned<Snapshot>> snapshots,
        IReadOnlyList<Versioned<Heartbeat>> heartbeats,
        CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(shard);
        SnapshotKeys.Check(snapshots, heartbeats);
        lock (_lock)
        {
            if (!snapshots.All(item => _snapshots.IsCurrent(shard, item.Value.Id, item.Version))
                || !heartbeats.All(item => _heartbeats.IsCurrent(shard, item.Value.Region, item.Version)))
            {
                return Task.FromResult(false);
            }

            foreach (var item in snapshots)
            {
                _snapshots.Set(shard, item.Value.Id, Copy(item.Value));
            }

            foreach (var item in heartbeats)
            {
                _heartbeats.Set(shard, item.Value.Region, Copy(item.Value));
            }

            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<int> RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var old = _snapshots.All(TableLimits.CheckKey(shard)).Values.Where(item => SnapshotKeys.IsOlder(item.Value, before)).ToList();
            old.ForEach(item => _snapshots.Remove(shard, item.Value.Id));
            return Task.FromResult(old.Count);
        }
    }

    // Callers may go on changing the collections that they handed in.
    private static Snapshot Copy(Snapshot snapshot) => snapshot with { Votes = [.. snapshot.Votes] };

    private static Heartbeat Copy(Heartbeat heartbeat) => heartbeat with
    {
        SelfCheck = heartbeat.SelfCheck is { } check ? check with { Controls = [.. check.Controls] } : null,
        Votes = new ReadOnlyDictionary<string, RegionVote>(heartbeat.Votes.ToDictionary()),
    };
}
