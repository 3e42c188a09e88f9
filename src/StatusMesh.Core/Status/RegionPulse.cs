using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Status;

/// <summary>Writes that a region is alive and how it is, even when it has no monitors to probe.</summary>
public sealed class RegionPulse(string region, SelfChecker selfChecker, ISnapshotStore snapshots)
{
    /// <summary>Where pulses are kept: a shard without targets.</summary>
    public const string Shard = "regions";

    /// <summary>Checks the region itself and stores the outcome.</summary>
    public async Task BeatAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        var heartbeat = new Heartbeat
        {
            Region = region,
            Tick = tick,
            SelfCheck = await selfChecker.CheckAsync(tick - TimeSpan.FromSeconds(10), cancellationToken),
            Votes = new Dictionary<string, Consensus.RegionVote>(),
        };
        var stored = (await snapshots.LoadShardAsync(Shard, cancellationToken)).Heartbeats.GetValueOrDefault(region);
        if (stored is null || stored.Value.Tick < tick)
        {
            // When another node of the region was first, its pulse is as good as ours.
            await snapshots.TrySaveAsync(Shard, [], [new(heartbeat, stored?.Version)], cancellationToken);
        }
    }
}
