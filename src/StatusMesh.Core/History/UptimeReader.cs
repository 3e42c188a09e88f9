using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.History;

/// <summary>Uptime of monitors, through a cache. An answer never fails, and hardly waits, because of it.</summary>
public sealed partial class UptimeReader
{
    /// <summary>Age up to which figures are not read again.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>Age up to which figures are given while newer ones are being read.</summary>
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(10);

    /// <summary>Time that a caller waits when there is nothing else to give.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IHistoryStore _history;
    private readonly LiveHours _live;
    private readonly MonitorDirectory _monitors;
    private readonly int _regions;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SharedReads<bool> _shards;
    private readonly ConcurrentDictionary<string, Known> _known = new();

    /// <summary>Reads finished hours and days from <paramref name="history"/>, the rest from <paramref name="live"/>.</summary>
    public UptimeReader(
        IHistoryStore history, LiveHours live, MonitorDirectory monitors, MeshOptions mesh, TimeProvider time, ILogger<UptimeReader> logger)
    {
        _history = history;
        _live = live;
        _monitors = monitors;
        _regions = mesh.Regions.Count;
        _time = time;
        _logger = logger;
        _shards = new(ReadNowAsync, Life, time);
    }

    /// <summary>The figures of <paramref name="monitor"/>; those known last, or nulls, when they cannot be read.</summary>
    public async ValueTask<UptimeAnswer> ReadAsync(MonitorRegistration monitor, CancellationToken cancellationToken)
    {
        var reading = _shards.GetAsync(monitor.Shard);
        if (!reading.IsCompleted && Find(monitor.Shard) is not { IsUseful: true })
        {
            try
            {
                await reading.WaitAsync(Patience, _time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Then without them.
            }
        }

        return Find(monitor.Shard)?.Figures.GetValueOrDefault(monitor.Target.Id) ?? UptimeAnswer.None;
    }

    /// <summary>Reads afresh at the next call, because history has just been written.</summary>
    public void Expire()
    {
        _live.Expire();
        _shards.Expire();
        _known.Clear();
    }

    private (IReadOnlyDictionary<string, UptimeAnswer> Figures, bool IsUseful)? Find(string shard) =>
        _known.TryGetValue(shard, out var known) ? (known.Figures, _time.GetElapsedTime(known.ReadAt) < LongLife) : null;

    private async Task<bool> ReadNowAsync(string shard, CancellationToken cancellationToken)
    {
        try
        {
            var live = await _live.ReadAsync(shard, cancellationToken);
            var now = HourClock.MinuteOf(_time.GetUtcNow());
            var stored = await _history.ReadNumbersAsync(shard, UptimePeriods.Week(now), now, cancellationToken);
            var months = await _history.ReadMonthsAsync(shard, UptimePeriods.Quarter(now), HourClock.DayOf(now), cancellationToken);
            var past = new ShardPast(
                [.. stored.Where(hour => !live.Any(open => open.Hour == hour.Hour)), .. live.Select(HourNumbers.Of)],
                [.. months.Select(month => month.Value)]);
            var ofShard = (await _monitors.GetAsync(cancellationToken)).All.Where(monitor => monitor.Shard == shard);
            _known[shard] = new Known(
                ofShard.ToDictionary(monitor => monitor.Target.Id, monitor => past.Uptime(monitor, _regions, now)), _time.GetTimestamp());
            return true;
        }
        catch (Exception e)
        {
            // Whatever it is, the question was another: the answer goes out without uptime.
            Log.Failed(_logger, shard, e.Message);
            return false;
        }
    }

    private sealed record Known(IReadOnlyDictionary<string, UptimeAnswer> Figures, long ReadAt);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The uptime of {Shard} cannot be read: {Reason}")]
        public static partial void Failed(ILogger logger, string shard, string reason);
    }
}
