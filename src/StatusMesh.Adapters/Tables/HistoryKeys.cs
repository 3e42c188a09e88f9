using System.Globalization;
using StatusMesh.Core.History;

namespace StatusMesh.Adapters.Tables;

/// <summary>Where history lies: a partition per shard and day with a row per hour, and a row per shard and month.</summary>
internal static class HistoryKeys
{
    /// <summary>Partition of the hours of a shard on one day, for example <c>m-00003-20261122</c>.</summary>
    /// <exception cref="ArgumentException">The shard holds characters that no key may hold.</exception>
    public static string PartitionKey(string shard, DateTimeOffset hour) =>
        TableLimits.CheckKey(string.Create(CultureInfo.InvariantCulture, $"{shard}-{hour.UtcDateTime:yyyyMMdd}"));

    /// <summary>Row of an hour, <c>00</c>..<c>23</c>.</summary>
    public static string RowKey(DateTimeOffset hour) => hour.UtcDateTime.ToString("HH", CultureInfo.InvariantCulture);

    /// <summary>The hour of a row, UTC.</summary>
    public static DateTimeOffset HourOf(string partitionKey, string rowKey) => DateTimeOffset.ParseExact(
        partitionKey[^8..] + rowKey, "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Row of a month, for example <c>202611</c>.</summary>
    public static string MonthKey(DateOnly month) => month.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>Passes when <paramref name="hours"/> may be written at once.</summary>
    /// <exception cref="ArgumentException">They are of several shards or days, one is there twice, or one does not begin on an hour.</exception>
    public static void Check(IReadOnlyList<HourHistory> hours)
    {
        if (hours.Select(hour => PartitionKey(hour.Shard, hour.Hour)).Distinct().Count() > 1)
        {
            throw new ArgumentException("Hours that are written at once must be of one shard and one day.", nameof(hours));
        }

        TableLimits.CheckRows([.. hours.Select(hour => RowKey(hour.Hour))]);
        if (hours.FirstOrDefault(hour => HourClock.HourOf(hour.Hour) != hour.Hour) is { } odd)
        {
            throw new ArgumentException($"History has a row per hour of UTC; {odd.Hour:O} is not the start of one.", nameof(hours));
        }
    }
}
