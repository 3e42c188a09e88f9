using StatusMesh.Core.Status;

namespace StatusMesh.Core.History;

/// <summary>Keeps the daily numbers in step with the hours.</summary>
public static class DailyNumbers
{
    private const int Attempts = 5;

    /// <summary>
    /// Reckons <paramref name="day"/> again from its stored hours, and <paramref name="coming"/> in place of the one of the same
    /// hour: that is written after this, so that an hour which is stored is also counted.
    /// </summary>
    /// <exception cref="TimeoutException">Others were first five times in a row.</exception>
    public static async Task UpdateAsync(IHistoryStore store, string shard, DateOnly day, HourNumbers? coming, CancellationToken cancellationToken)
    {
        var from = HourClock.StartOf(day);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var months = await store.ReadMonthsAsync(shard, day, day, cancellationToken);
            var hours = (await store.ReadNumbersAsync(shard, from, from.AddDays(1), cancellationToken)).Where(hour => hour.Hour != coming?.Hour);
            var month = months.Count == 1 ? months[0] : new(Empty(shard, day), Version: null);
            month = month with { Value = month.Value.With(day, coming is null ? hours : hours.Append(coming)) };
            if (await store.TryWriteMonthAsync(month, cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException($"The daily numbers of {shard} changed {Attempts} times while {day:yyyy-MM-dd} was reckoned.");
    }

    private static MonthUptime Empty(string shard, DateOnly day) =>
        new() { Shard = shard, Month = MonthUptime.Of(day), Targets = new Dictionary<string, IReadOnlyList<DayUptime>>() };
}
