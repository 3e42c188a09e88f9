using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.Mesh;

/// <summary>Which monitors a region is to probe now.</summary>
public static class TickPlanner
{
    /// <summary>
    /// Batches of the monitors that became due in (<paramref name="from"/>, <paramref name="to"/>]. Region i of n is due at
    /// k × interval + i × interval / n since the epoch, so that some region looks at a target every interval / n. And all regions look
    /// when a maintenance window has closed: failures seen in it do not count any more.
    /// </summary>
    public static IReadOnlyList<ProbeBatch> Plan(
        MonitorIndex monitors, string region, int position, int regions, DateTimeOffset from, DateTimeOffset to)
    {
        // Stored keys carry whole milliseconds.
        var tick = DateTimeOffset.FromUnixTimeMilliseconds(to.ToUnixTimeMilliseconds());
        var anyEnded = monitors.Maintenance.AnyEndedIn(from, to);
        return
        [
            .. monitors.All
                .Where(monitor => IsDue(monitor.Interval, position, regions, from, to)
                    || (anyEnded && monitors.Maintenance.Of(monitor.Target.Id).EndedIn(from, to)))
                .GroupBy(monitor => monitor.Shard)
                .OrderBy(shard => shard.Key, StringComparer.Ordinal)
                .SelectMany(shard => shard.Chunk(Shard.Size).Select(part => new ProbeBatch
                {
                    Region = region,
                    Shard = shard.Key,
                    Tick = tick,
                    Reason = ProbeReason.Scheduled,
                    Targets = [.. part.Select(monitor => new BatchTarget(monitor.Target.Id, null))],
                })),
        ];
    }

    /// <summary>True when a slot of the region lies in (<paramref name="from"/>, <paramref name="to"/>].</summary>
    public static bool IsDue(TimeSpan interval, int position, int regions, DateTimeOffset from, DateTimeOffset to) =>
        Slot(interval, position, regions, to) > Slot(interval, position, regions, from);

    /// <summary>Number of the slot that the region is in at <paramref name="at"/>; it goes up by one whenever a check is due.</summary>
    public static long Slot(TimeSpan interval, int position, int regions, DateTimeOffset at)
    {
        var offset = interval.Ticks * position / regions;
        return Math.DivRem(at.UtcTicks - offset, interval.Ticks, out var rest) - (rest < 0 ? 1 : 0);
    }
}
