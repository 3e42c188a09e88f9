using System.Collections.Concurrent;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Status;

/// <summary>Reads the state of targets, through a cache that spares the tables.</summary>
public sealed class StateReader(ISnapshotStore snapshots, MonitorDirectory monitors, MeshOptions mesh, TimeProvider time)
{
    /// <summary>Age up to which a read is answered from memory.</summary>
    private static readonly TimeSpan CacheLife = TimeSpan.FromSeconds(2);

    /// <summary>Time for which storage is not asked again after it did not answer.</summary>
    private static readonly TimeSpan AwayPause = TimeSpan.FromSeconds(5);

    /// <summary>Targets that are kept; beyond that the cache starts anew.</summary>
    private const int CacheSize = 10_000;

    private readonly string[] _regions = [.. mesh.Regions.Select(region => region.Name)];
    private readonly ConcurrentDictionary<string, Cached<TargetState>> _states = new();
    private readonly ConcurrentDictionary<string, Cached<IReadOnlyDictionary<string, Heartbeat>>> _heartbeats = new();
    private long _awaySince;

    /// <summary>The state of <paramref name="target"/>, at most 2 s old; the one read last, however old, while storage is away.</summary>
    /// <exception cref="StorageUnavailableException">Storage is away and the target was never read.</exception>
    public async ValueTask<TargetState> ReadAsync(Target target, CancellationToken cancellationToken)
    {
        var remembered = _states.GetValueOrDefault(target.Id);
        if (remembered is not null && (IsYoung(remembered.ReadAt) || IsAway))
        {
            return remembered.Value;
        }

        try
        {
            return await ReadNowAsync(target, cancellationToken);
        }
        catch (StorageUnavailableException) when (remembered is not null)
        {
            // The SDK has tried for seconds; the next callers need not wait as long.
            Volatile.Write(ref _awaySince, time.GetTimestamp());
            return remembered.Value;
        }
    }

    /// <summary>The state of <paramref name="target"/> as it is stored now.</summary>
    public async Task<TargetState> ReadNowAsync(Target target, CancellationToken cancellationToken)
    {
        var index = await monitors.GetAsync(cancellationToken);
        var monitor = index.Find(target.Id);
        var shard = monitor?.Shard ?? Shard.OfAdHoc(target.Id);
        var snapshot = await snapshots.FindAsync(shard, target.Id, cancellationToken);
        var heartbeats = monitor is null ? null : await HeartbeatsAsync(shard, cancellationToken);
        var state = new TargetState
        {
            Target = target,
            Monitor = monitor,
            Maintenance = index.MaintenanceOf(target.Id),
            Snapshot = snapshot,
            Votes = CurrentVotes.Of(target.Id, _regions, snapshot, region => heartbeats?.GetValueOrDefault(region)),
        };
        if (_states.Count >= CacheSize)
        {
            _states.Clear();
        }

        _states[target.Id] = new(state, time.GetTimestamp());
        return state;
    }

    /// <summary>The heartbeats of a shard by region, at most 2 s old.</summary>
    public async ValueTask<IReadOnlyDictionary<string, Heartbeat>> HeartbeatsAsync(string shard, CancellationToken cancellationToken)
    {
        if (_heartbeats.TryGetValue(shard, out var cached) && IsYoung(cached.ReadAt))
        {
            return cached.Value;
        }

        var heartbeats = await snapshots.LoadHeartbeatsAsync(shard, cancellationToken);
        _heartbeats[shard] = new(heartbeats, time.GetTimestamp());
        return heartbeats;
    }

    private bool IsAway => Volatile.Read(ref _awaySince) is var since and not 0 && time.GetElapsedTime(since) < AwayPause;

    private bool IsYoung(long readAt) => time.GetElapsedTime(readAt) < CacheLife;

    private sealed record Cached<T>(T Value, long ReadAt);
}
