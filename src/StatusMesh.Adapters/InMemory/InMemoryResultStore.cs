using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Check results that end with the process, packed as in a table: a tenth of the memory, and nothing shared with the writer.</summary>
public sealed class InMemoryResultStore : IResultStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedList<string, byte[]>> _partitions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task WriteAsync(BatchResults results, CancellationToken cancellationToken)
    {
        var partitionKey = ResultKeys.PartitionKey(results.Shard, results.Region);
        var rowKey = ResultKeys.RowKey(results);
        var packed = PackedResults.Pack(results);
        lock (_lock)
        {
            if (!_partitions.TryGetValue(partitionKey, out var rows))
            {
                _partitions[partitionKey] = rows = new SortedList<string, byte[]>(StringComparer.Ordinal);
            }

            rows[rowKey] = packed;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchResults>> ReadAsync(
        string shard, string region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (first, end) = (ResultKeys.FirstRow(from), ResultKeys.FirstRow(to));
        List<byte[]> packed;
        lock (_lock)
        {
            packed = _partitions.TryGetValue(ResultKeys.PartitionKey(shard, region), out var rows)
                ? [.. rows.Where(row => IsBetween(row.Key, first, end)).Select(row => row.Value)]
                : [];
        }

        return Task.FromResult<IReadOnlyList<BatchResults>>([.. packed.Select(PackedResults.Unpack)]);
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> FirstTickAsync(
        string shard, string region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (first, end) = (ResultKeys.FirstRow(from), ResultKeys.FirstRow(to));
        string? rowKey = null;
        lock (_lock)
        {
            rowKey = _partitions.GetValueOrDefault(ResultKeys.PartitionKey(shard, region))?.Keys.FirstOrDefault(key => IsBetween(key, first, end));
        }

        return Task.FromResult<DateTimeOffset?>(rowKey is null ? null : ResultKeys.TickOf(rowKey));
    }

    /// <inheritdoc/>
    public Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var end = ResultKeys.FirstRow(new DateTimeOffset(before.UtcDateTime.Date, TimeSpan.Zero));
        var days = new HashSet<string>();
        lock (_lock)
        {
            foreach (var rows in _partitions.Values)
            {
                while (rows.Count > 0 && string.CompareOrdinal(rows.GetKeyAtIndex(0), end) < 0)
                {
                    days.Add(ResultKeys.TableName(ResultKeys.TickOf(rows.GetKeyAtIndex(0))));
                    rows.RemoveAt(0);
                }
            }
        }

        return Task.FromResult(days.Count);
    }

    private static bool IsBetween(string rowKey, string first, string end) =>
        string.CompareOrdinal(rowKey, first) >= 0 && string.CompareOrdinal(rowKey, end) < 0;
}
