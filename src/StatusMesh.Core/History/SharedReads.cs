using System.Collections.Concurrent;

namespace StatusMesh.Core.History;

/// <summary>Things that are read at most once in <paramref name="life"/>, however many callers want them. A failure is kept for 5 s.</summary>
internal sealed class SharedReads<T>(Func<string, CancellationToken, Task<T>> read, TimeSpan life, TimeProvider time)
{
    /// <summary>Things that are kept; beyond that the cache starts anew.</summary>
    private const int Most = 200;

    /// <summary>Time after which a reading is given up.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LifeOfFailure = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Reading> _readings = new();

    /// <summary>The thing called <paramref name="key"/>, or the reading of it that is under way. It belongs to all callers: stop waiting, not it.</summary>
    public Task<T> GetAsync(string key)
    {
        if (_readings.Count >= Most && !_readings.ContainsKey(key))
        {
            _readings.Clear();
        }

        var reading = _readings.AddOrUpdate(key, Begin, (_, known) => IsGood(known) ? known : Begin(key));
        return reading.Thing.Value;
    }

    /// <summary>Reads everything at the next call, because it has just been changed.</summary>
    public void Expire() => _readings.Clear();

    private Reading Begin(string key) => new(new Lazy<Task<T>>(() => ReadAsync(key)), time.GetTimestamp());

    private bool IsGood(Reading reading) =>
        (reading.Thing.IsValueCreated && !reading.Thing.Value.IsCompleted)
        || time.GetElapsedTime(reading.BegunAt) < (reading.Thing is { IsValueCreated: true, Value.IsCompletedSuccessfully: false } ? LifeOfFailure : life);

    private async Task<T> ReadAsync(string key)
    {
        await Task.Yield();
        using var budget = new CancellationTokenSource(Budget, time);
        return await read(key, budget.Token);
    }

    private sealed record Reading(Lazy<Task<T>> Thing, long BegunAt);
}
