using StatusMesh.Adapters.Tables;
using StatusMesh.Core.History;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.InMemory;

/// <summary>History that ends with the process, packed as in a table: a fraction of the memory, and nothing shared with the writer.</summary>
public sealed class InMemoryHistoryStore : IHistoryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedList<DateTimeOffset, Row>> _hours = new(StringComparer.Ordinal);
    private readonly VersionedItems<byte[]> _months = new();

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<HourHistory> hours, CancellationToken cancellationToken)
    {
        HistoryKeys.Check(hours);
        var packed = hours.Select(hour => (hour.Shard, hour.Hour, Row: Pack(hour))).ToList();
        lock (_lock)
        {
            foreach (var (shard, hour, row) in packed)
            {
                if (!_hours.TryGetValue(shard, out var rows))
                {
                    _hours[shard] = rows = [];
                }

                rows[hour] = row;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HourHistory>> ReadAsync(string shard, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HourHistory>>(
        [
            .. Rows(shard, from, to).Select(row => new HourHistory
            {
                Shard = shard,
                Hour = row.Key,
                IsComplete = row.Value.IsComplete,
                Targets = PackedHistory.Unpack(row.Value.Packed),
            }),
        ]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HourNumbers>> ReadNumbersAsync(
        string shard, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HourNumbers>>(
        [
            .. Rows(shard, from, to).Select(row => new HourNumbers
            {
                Hour = row.Key,
                IsComplete = row.Value.IsComplete,
                Targets = PackedHistory.UnpackNumbers(row.Value.Numbers),
            }),
        ]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Versioned<MonthUptime>>> ReadMonthsAsync(
        string shard, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(shard);
        var (from, to) = (HistoryKeys.MonthKey(first), HistoryKeys.MonthKey(last));
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Versioned<MonthUptime>>>(
            [
                .. _months.All(shard)
                    .Where(row => string.CompareOrdinal(row.Key, from) >= 0 && string.CompareOrdinal(row.Key, to) <= 0)
                    .OrderBy(row => row.Key, StringComparer.Ordinal)
                    .Select(row => new Versioned<MonthUptime>(PackedJson.Unpack(row.Value.Value, StoredJson.Default.MonthUptime), row.Value.Version)),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryWriteMonthAsync(Versioned<MonthUptime> month, CancellationToken cancellationToken)
    {
        var shard = TableLimits.CheckKey(month.Value.Shard);
        var key = HistoryKeys.MonthKey(month.Value.Month);
        var packed = PackedJson.Pack(month.Value, StoredJson.Default.MonthUptime);
        lock (_lock)
        {
            if (!_months.IsCurrent(shard, key, month.Version))
            {
                return Task.FromResult(false);
            }

            _months.Set(shard, key, packed);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var day = new DateTimeOffset(before.UtcDateTime.Date, TimeSpan.Zero);
        var month = HistoryKeys.MonthKey(DateOnly.FromDateTime(before.UtcDateTime));
        lock (_lock)
        {
            var hours = _hours.GetValueOrDefault(TableLimits.CheckKey(shard));
            while (hours is { Count: > 0 } && hours.GetKeyAtIndex(0) < day)
            {
                hours.RemoveAt(0);
            }

            foreach (var key in _months.All(shard).Keys.Where(key => string.CompareOrdinal(key, month) < 0))
            {
                _months.Remove(shard, key);
            }
        }

        return Task.CompletedTask;
    }

    private static Row Pack(HourHistory hour)
    {
        var packed = PackedHistory.Pack(hour);
        PackedEntity.CheckSize(packed, HistoryKeys.PartitionKey(hour.Shard, hour.Hour));
        return new Row(hour.IsComplete, packed, PackedHistory.PackNumbers(HourNumbers.Of(hour)));
    }

    private List<KeyValuePair<DateTimeOffset, Row>> Rows(string shard, DateTimeOffset from, DateTimeOffset to)
    {
        TableLimits.CheckKey(shard);
        lock (_lock)
        {
            return _hours.TryGetValue(shard, out var rows) ? [.. rows.Where(row => row.Key >= from && row.Key < to)] : [];
        }
    }

    private sealed record Row(bool IsComplete, byte[] Packed, byte[] Numbers);
}
