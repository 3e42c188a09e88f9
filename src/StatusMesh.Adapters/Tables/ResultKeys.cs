using System.Globalization;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Adapters.Tables;

/// <summary>Where a batch of results lies: a table per day, a partition per shard and region, a row per tick and batch.</summary>
internal static class ResultKeys
{
    /// <summary>What the name of every table of results starts with.</summary>
    public const string TablePrefix = "results";

    /// <summary>Table of the UTC day of <paramref name="time"/>, for example <c>results20261122</c>.</summary>
    public static string TableName(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{TablePrefix}{time.UtcDateTime:yyyyMMdd}");

    /// <summary>True for the name of a table of results.</summary>
    public static bool IsTableName(string name) =>
        name.Length == TablePrefix.Length + 8 && name.StartsWith(TablePrefix, StringComparison.Ordinal) && name.Skip(TablePrefix.Length).All(char.IsAsciiDigit);

    /// <summary>Partition of a shard's results from one region.</summary>
    /// <exception cref="ArgumentException">A name holds characters that no key may hold.</exception>
    public static string PartitionKey(string shard, string region) => TableLimits.CheckKey(shard + "-" + region);

    /// <summary>Row of a batch; batches sort by tick, then by id.</summary>
    /// <exception cref="ArgumentException">The id holds characters that no key may hold.</exception>
    public static string RowKey(BatchResults results) =>
        TableLimits.CheckKey(FirstRow(results.Tick) + "-" + results.BatchId);

    /// <summary>Sorts before every row with a tick at or after <paramref name="time"/> and behind all others.</summary>
    public static string FirstRow(DateTimeOffset time)
    {
        // Ticks are whole milliseconds: the first one that is not before a time is the time rounded up.
        var milliseconds = Math.Max(0, (time - DateTimeOffset.UnixEpoch).Ticks);
        milliseconds = (milliseconds + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        return milliseconds.ToString("D15", CultureInfo.InvariantCulture);
    }

    /// <summary>The tick in a row key, UTC.</summary>
    public static DateTimeOffset TickOf(string rowKey) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(rowKey.AsSpan(0, 15), NumberStyles.None, CultureInfo.InvariantCulture));
}
