using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.History;

/// <summary>
/// Rolls up every finished hour that has results, or votes that still count, and is not rolled up yet, oldest first. Any node may run it, also several at once:
/// the same results give the same row.
/// </summary>
public sealed partial class HistoryRoller(
    IHistoryStore history, IResultStore results, MonitorDirectory monitors, MeshOptions mesh, TimeProvider time, ILogger<HistoryRoller> logger)
{
    /// <summary>An hour is finished when the last batch that is not too late can have arrived: probes start up to 10 min after their tick.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(12);

    /// <summary>How far back results are looked for: they are not kept longer.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(7);

    private readonly string[] _regions = [.. mesh.Regions.Select(region => region.Name)];

    /// <summary>By shard the hour that the next run begins with.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _next = new();

    /// <summary>Rolls up what is due; without anything due it asks storage nothing.</summary>
    public async Task RollAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var index = await monitors.GetAsync(cancellationToken);
        foreach (var shard in index.Shards)
        {
            await RollAsync(new RollContext(shard, index, _regions), now, cancellationToken);
        }
    }

    private async Task RollAsync(RollContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shard = context.Shard;
        var end = HourClock.HourOf(now - Settling);
        var hour = _next.GetValueOrDefault(shard, HourClock.HourOf(now - Reach));
        if (hour >= end)
        {
            return;
        }

        var known = (await history.ReadNumbersAsync(shard, hour, end, cancellationToken)).ToDictionary(numbers => numbers.Hour);
        var rolled = 0;
        while (hour < end)
        {
            var stored = known.GetValueOrDefault(hour);
            if (stored is { IsComplete: true })
            {
                hour = hour.AddHours(1);
            }
            else if (await RollHourAsync(hour, stored is not null, context, now, cancellationToken))
            {
                rolled++;
                hour = hour.AddHours(1);
            }
            else
            {
                hour = await NextHourAsync(shard, hour.AddHours(1), end, cancellationToken);
            }

            _next[shard] = hour;
        }

        if (rolled > 0)
        {
            Log.Rolled(logger, shard, rolled, end);
        }
    }

    /// <summary>False when the hour has no results, and no earlier vote counts in it.</summary>
    private async Task<bool> RollHourAsync(
        DateTimeOffset hour, bool hasHalf, RollContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shard = context.Shard;
        var batches = new List<BatchResults>();
        foreach (var region in _regions)
        {
            batches.AddRange(await results.ReadAsync(shard, region, hour, hour.AddHours(1), cancellationToken));
        }

        var before = await history.ReadAsync(shard, HourRoll.VotesFrom(hour, context), hour.AddHours(hasHalf ? 1 : 0), cancellationToken);
        var rolled = HourRoll.Of(hour, batches, before, context, now);
        if (batches.Count == 0 && !HourRoll.SaysAnything(rolled))
        {
            return false;
        }

        if (before.FirstOrDefault(half => half.Hour == hour) is { } half)
        {
            rolled = HourMerge.Of(half, rolled);
        }

        // The row comes last: it says that all of this is done.
        await DailyNumbers.UpdateAsync(history, shard, HourClock.DayOf(hour), HourNumbers.Of(rolled), cancellationToken);
        await history.WriteAsync([rolled], cancellationToken);
        return true;
    }

    /// <summary>The next hour that has results; <paramref name="end"/> when none has.</summary>
    private async Task<DateTimeOffset> NextHourAsync(string shard, DateTimeOffset from, DateTimeOffset end, CancellationToken cancellationToken)
    {
        foreach (var region in _regions)
        {
            // What another region found is the furthest that this one need look.
            end = await results.FirstTickAsync(shard, region, from, end, cancellationToken) is { } tick ? HourClock.HourOf(tick) : end;
        }

        return end;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "History of {Shard}: {Hours} hours rolled up, to {End:u}")]
        public static partial void Rolled(ILogger logger, string shard, int hours, DateTimeOffset end);
    }
}
