using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Status;

/// <summary>How the regions themselves are: the body of <c>GET /api/regions</c>.</summary>
public sealed class RegionsReader(StateReader states, MonitorDirectory monitors, MeshOptions mesh, TimeProvider time)
{
    /// <summary>Each region of the mesh, in the order of the settings.</summary>
    public async Task<IReadOnlyList<RegionHealth>> ReadAsync(CancellationToken cancellationToken)
    {
        var index = await monitors.GetAsync(cancellationToken);
        var pulses = await states.HeartbeatsAsync(RegionPulse.Shard, cancellationToken);
        var shards = new List<IReadOnlyDictionary<string, Heartbeat>>();
        foreach (var shard in index.Shards)
        {
            shards.Add(await states.HeartbeatsAsync(shard, cancellationToken));
        }

        return [.. mesh.Regions.Select(region => HealthOf(region, Beats(region.Name), index))];

        IReadOnlyList<Heartbeat> Beats(string region) =>
            [.. shards.Append(pulses).Select(beats => beats.GetValueOrDefault(region)).OfType<Heartbeat>()];
    }

    private RegionHealth HealthOf(RegionOptions region, IReadOnlyList<Heartbeat> beats, MonitorIndex index)
    {
        var now = time.GetUtcNow();
        var checks = beats.SelectMany(beat => beat.Votes)
            .Select(entry => (Monitor: index.Find(entry.Key), entry.Value.CheckedAt))
            .Where(check => check.Monitor is not null && now - check.CheckedAt <= Freshness.Of(check.Monitor.Interval))
            .ToList();
        var lastTick = beats.Max(beat => (DateTimeOffset?)beat.Tick);
        var selfCheck = beats.Select(beat => beat.SelfCheck).OfType<SelfCheckResult>().MaxBy(check => check.At);
        var isSilent = lastTick is null || now - lastTick > Freshness.Of(mesh.Interval);
        var ailment = Fitness.Ailment(selfCheck);
        return new RegionHealth
        {
            Region = region.Name,
            Name = region.Title,
            Latitude = region.Latitude,
            Longitude = region.Longitude,
            State = isSilent ? RegionState.Silent : ailment is null ? RegionState.Fit : RegionState.Sick,
            Reason = isSilent ? (lastTick is null ? "No tick yet." : "No tick for more than 2.5 intervals.") : ailment,
            LastTick = lastTick,
            LagMs = lastTick is { } tick ? Math.Max(0, Math.Round((now - tick - mesh.Interval).TotalMilliseconds)) : null,
            ChecksPerMinute = Math.Round(checks.Sum(check => TimeSpan.FromMinutes(1) / check.Monitor!.Interval), 1),
            Coverage = index.All.Count == 0 ? null : Math.Round(100.0 * checks.Count / index.All.Count, 1),
            ControlHosts = selfCheck?.Controls ?? [],
        };
    }
}
