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

    /// <summary>Targets that are kept; beyond that the cache starts anew.</summary>
    private const int CacheSize = 10_000;

    private readonly string[] _regions = [.. mesh.Regions.Select(region => region.Name)];
    private readonly ConcurrentDictionary<string, Cached<TargetState>> _states = new();
    private readonly ConcurrentDictionary<string, Cached<IReadOnlyDictionary<string, Heartbeat>>> _heartbeats = new();

    /// <summary>The state of <paramref name="target"/>, at most 2 s old.</summary>
    public async ValueTask<TargetState> ReadAsync(Target target, CancellationToken cancellationToken) =>
        _states.TryGetValue(target.Id, out var cached) && IsYoung(cached.ReadAt) ? cached.Value : await ReadNowAsync(target, cancellationToken);

    /// <summary>The state that was read last, however old; null when none was. For times when storage is away.</summary>
    public TargetState? Remembered(Target target) => _states.GetValueOrDefault(target.Id)?.Value;

    /// <summary>The state of <paramref name="target"/> as it is stored now.</summary>
    public async Task<TargetState> ReadNowAsync(Target target, CancellationToken cancellationToken)
    {
        var monitor = (await monitors.GetAsync(cancellationToken)).Find(target.Id);
        var shard = monitor?.Shard ?? Shard.OfAdHoc(target.Id);
        var snapshot = await snapshots.FindAsync(shard, target.Id, cancellationToken);
        var heartbeats = monitor is null ? null : await HeartbeatsAsync(shard, cancellationToken);
        var state = new TargetState
        {
            Target = target,
            Monitor = monitor,
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

    private bool IsYoung(long readAt) => time.GetElapsedTime(readAt) < CacheLife;

    private sealed record Cached<T>(T Value, long ReadAt);
}
