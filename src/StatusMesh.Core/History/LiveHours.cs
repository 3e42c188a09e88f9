using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.History;

/// <summary>The hours that are not rolled up yet, rolled up from results on demand.</summary>
public sealed class LiveHours
{
    /// <summary>Hours before the one under way that may not be rolled up yet.</summary>
    private const int Reach = 2;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly IHistoryStore _history;
    private readonly IResultStore _results;
    private readonly MonitorDirectory _monitors;
    private readonly string[] _regions;
    private readonly TimeProvider _time;
    private readonly SharedReads<IReadOnlyList<HourHistory>> _shards;

    /// <summary>Rolls up what <paramref name="results"/> hold beyond <paramref name="history"/>.</summary>
    public LiveHours(IHistoryStore history, IResultStore results, MonitorDirectory monitors, MeshOptions mesh, TimeProvider time)
    {
        _history = history;
        _results = results;
        _monitors = monitors;
        _regions = [.. mesh.Regions.Select(region => region.Name)];
        _time = time;
        _shards = new(ReadNowAsync, Life, time);
    }

    /// <summary>The hours of a shard that are not rolled up yet, oldest first, the one under way last; at most a minute old.</summary>
    public Task<IReadOnlyList<HourHistory>> ReadAsync(string shard, CancellationToken cancellationToken) =>
        _shards.GetAsync(shard).WaitAsync(cancellationToken);

    /// <summary>Reads afresh at the next call, because history has just been written.</summary>
    public void Expire() => _shards.Expire();

    private async Task<IReadOnlyList<HourHistory>> ReadNowAsync(string shard, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var current = HourClock.HourOf(now);
        var context = new RollContext(shard, await _monitors.GetAsync(cancellationToken), _regions);
        var known = await _history.ReadAsync(shard, HourRoll.VotesFrom(current.AddHours(-Reach), context), current.AddHours(1), cancellationToken);
        var open = Enumerable.Range(-Reach, Reach + 1).Select(offset => current.AddHours(offset))
            .Where(hour => !known.Any(stored => stored.Hour == hour && stored.IsComplete))
            .ToList();
        var batches = await ReadResultsAsync(shard, open[0], now, cancellationToken);
        var hours = new List<HourHistory>();
        foreach (var hour in open)
        {
            var rolled = HourRoll.Of(hour, batches, [.. known, .. hours], context, now);
            var stored = known.FirstOrDefault(half => half.Hour == hour);
            hours.Add(stored is null ? rolled : HourMerge.Of(stored, rolled));
        }

        // What says nothing is not rolled up either.
        return [.. hours.Where(hour => hour.Hour == current || HourRoll.SaysAnything(hour))];
    }

    private async Task<List<BatchResults>> ReadResultsAsync(string shard, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batches = new List<BatchResults>();
        foreach (var region in _regions)
        {
            batches.AddRange(await _results.ReadAsync(shard, region, from, now, cancellationToken));
        }

        return batches;
    }
}
