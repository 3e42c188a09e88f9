using System.Globalization;
using Azure.Data.Tables;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Adapters.Tables;

/// <summary>Check results in one table per day, <c>resultsYYYYMMDD</c>, so that retention drops tables and deletes no rows.</summary>
public sealed class TableResultStore(TableServiceClient service) : IResultStore
{
    // Up to here it is cheaper to ask for a table that may be missing than to list the tables first.
    private const int MaxDaysUnlisted = 2;

    /// <inheritdoc/>
    public async Task WriteAsync(BatchResults results, CancellationToken cancellationToken)
    {
        var partitionKey = ResultKeys.PartitionKey(results.Shard, results.Region);
        var entity = PackedEntity.Of(partitionKey, ResultKeys.RowKey(results), PackedResults.Pack(results));
        entity["region"] = results.Region;
        entity["tick"] = results.Tick.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
        entity["checks"] = results.Results.Count;
        TableLimits.CheckEntity(entity);

        // Replace, not insert: the SDK repeats a request whose answer was lost.
        await service.GetTableClient(ResultKeys.TableName(results.Tick)).WriteAsync(
            table => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BatchResults>> ReadAsync(
        string shard, string region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (from >= to)
        {
            return [];
        }

        var filter = Filter(shard, region, from, to);
        var batches = new List<BatchResults>();
        foreach (var name in await TablesAsync(from, to.AddTicks(-1), cancellationToken))
        {
            var entities = await service.GetTableClient(name).ReadAsync(filter, cancellationToken);
            batches.AddRange(entities.Select(entity => PackedEntity.Read(entity, StoredJson.Default.BatchResults)));
        }

        return batches;
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> FirstTickAsync(
        string shard, string region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (from >= to)
        {
            return null;
        }

        foreach (var name in await TablesAsync(from, to.AddTicks(-1), cancellationToken))
        {
            if (await service.GetTableClient(name).FirstRowAsync(Filter(shard, region, from, to), cancellationToken) is { } rowKey)
            {
                return ResultKeys.TickOf(rowKey);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"TableName ge {ResultKeys.TableName(DateTimeOffset.UnixEpoch)} and TableName lt {ResultKeys.TableName(before)}");
        var removed = 0;
        await foreach (var table in service.QueryAsync(filter, cancellationToken: cancellationToken))
        {
            // Somebody else's table may sort among ours.
            if (ResultKeys.IsTableName(table.Name))
            {
                await service.DeleteTableAsync(table.Name, cancellationToken);
                removed++;
            }
        }

        return removed;
    }

    private static string Filter(string shard, string region, DateTimeOffset from, DateTimeOffset to) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {ResultKeys.PartitionKey(shard, region)} and RowKey ge {ResultKeys.FirstRow(from)} and RowKey lt {ResultKeys.FirstRow(to)}");

    private async Task<IEnumerable<string>> TablesAsync(DateTimeOffset first, DateTimeOffset last, CancellationToken cancellationToken)
    {
        var days = (last.UtcDateTime.Date - first.UtcDateTime.Date).Days + 1;
        if (days <= MaxDaysUnlisted)
        {
            return Enumerable.Range(0, days).Select(day => ResultKeys.TableName(first.AddDays(day)));
        }

        var names = new List<string>();
        var (firstName, lastName) = (ResultKeys.TableName(first), ResultKeys.TableName(last));
        await foreach (var table in service.QueryAsync(
            TableClient.CreateQueryFilter($"TableName ge {firstName} and TableName le {lastName}"), cancellationToken: cancellationToken))
        {
            names.Add(table.Name);
        }

        return names.Order(StringComparer.Ordinal);
    }
}
