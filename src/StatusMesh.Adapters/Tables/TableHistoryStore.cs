using System.Globalization;
using Azure;
using Azure.Data.Tables;
using StatusMesh.Core.History;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>
/// The table <c>history</c>: partition = shard and day, row = hour; and the table <c>uptime</c>: partition = shard, row = month.
/// </summary>
public sealed class TableHistoryStore(TableServiceClient service) : IHistoryStore
{
    /// <summary>Name of the table of hours.</summary>
    public const string HoursTable = "history";

    /// <summary>Name of the table of daily numbers.</summary>
    public const string DaysTable = "uptime";

    private const string CompleteColumn = "complete";
    private const string NumbersColumn = "numbers";

    /// <summary>Everything but the series, which are most of a row.</summary>
    private static readonly string[] NumbersColumns = ["PartitionKey", "RowKey", PackedEntity.VersionColumn, CompleteColumn, NumbersColumn];

    private readonly TableClient _hours = service.GetTableClient(HoursTable);
    private readonly TableClient _days = service.GetTableClient(DaysTable);

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<HourHistory> hours, CancellationToken cancellationToken)
    {
        HistoryKeys.Check(hours);
        if (hours.Count > 0)
        {
            List<TableTransactionAction> actions =
                [.. hours.Select(hour => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Entity(hour)))];
            TableLimits.CheckTransaction(actions);
            await _hours.WriteAsync(table => table.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HourHistory>> ReadAsync(string shard, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadAsync(shard, from, to, columns: null, (hour, entity) => new HourHistory
        {
            Shard = shard,
            Hour = hour,
            IsComplete = entity.GetBoolean(CompleteColumn) is true,
            Targets = PackedHistory.Unpack(PackedEntity.Packed(entity, nameof(HourHistory))),
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HourNumbers>> ReadNumbersAsync(
        string shard, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadAsync(shard, from, to, NumbersColumns, (hour, entity) =>
        {
            PackedEntity.CheckVersion(entity, nameof(HourNumbers));
            return new HourNumbers
            {
                Hour = hour,
                IsComplete = entity.GetBoolean(CompleteColumn) is true,
                Targets = PackedHistory.UnpackNumbers(entity.GetBinary(NumbersColumn) ?? []),
            };
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Versioned<MonthUptime>>> ReadMonthsAsync(
        string shard, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableLimits.CheckKey(shard)} and RowKey ge {HistoryKeys.MonthKey(first)} and RowKey le {HistoryKeys.MonthKey(last)}");
        var entities = await _days.ReadAsync(filter, cancellationToken);
        return [.. entities.Select(entity => new Versioned<MonthUptime>(
            PackedEntity.Read(entity, StoredJson.Default.MonthUptime), entity.ETag.ToString()))];
    }

    /// <inheritdoc/>
    public async Task<bool> TryWriteMonthAsync(Versioned<MonthUptime> month, CancellationToken cancellationToken)
    {
        var entity = PackedEntity.Of(
            TableLimits.CheckKey(month.Value.Shard), HistoryKeys.MonthKey(month.Value.Month), month.Value, StoredJson.Default.MonthUptime);
        entity["targets"] = month.Value.Targets.Count;
        entity["demo"] = month.Value.Demo;
        TableLimits.CheckEntity(entity);
        return await _days.TryWriteAsync(
            table => month.Version is null
                ? table.AddEntityAsync(entity, cancellationToken)
                : table.UpdateEntityAsync(entity, new ETag(month.Version), TableUpdateMode.Replace, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (first, end) = (HistoryKeys.PartitionKey(shard, DateTimeOffset.UnixEpoch), HistoryKeys.PartitionKey(shard, before));
        await _hours.RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}"), cancellationToken);
        var month = HistoryKeys.MonthKey(DateOnly.FromDateTime(before.UtcDateTime));
        await _days.RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey eq {TableLimits.CheckKey(shard)} and RowKey lt {month}"), cancellationToken);
    }

    private static TableEntity Entity(HourHistory hour)
    {
        var entity = PackedEntity.Of(HistoryKeys.PartitionKey(hour.Shard, hour.Hour), HistoryKeys.RowKey(hour.Hour), PackedHistory.Pack(hour));
        entity[NumbersColumn] = PackedHistory.PackNumbers(HourNumbers.Of(hour));
        entity[CompleteColumn] = hour.IsComplete;
        entity["targets"] = hour.Targets.Count;
        entity["demo"] = hour.Demo;
        return entity;
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string shard,
        DateTimeOffset from,
        DateTimeOffset to,
        IEnumerable<string>? columns,
        Func<DateTimeOffset, TableEntity, T> read,
        CancellationToken cancellationToken)
    {
        if (from >= to)
        {
            return [];
        }

        // The days of a shard lie side by side, so that a week is one request; the odd hours at its ends are left out here.
        var entities = await _hours.ReadAsync(Filter(shard, from, to.AddTicks(-1)), cancellationToken, columns);
        return
        [
            .. entities
                .Select(entity => (Hour: HistoryKeys.HourOf(entity.PartitionKey, entity.RowKey), Entity: entity))
                .Where(row => row.Hour >= from && row.Hour < to)
                .Select(row => read(row.Hour, row.Entity)),
        ];
    }

    private static string Filter(string shard, DateTimeOffset first, DateTimeOffset last)
    {
        var (firstDay, lastDay) = (HistoryKeys.PartitionKey(shard, first), HistoryKeys.PartitionKey(shard, last));
        return firstDay == lastDay
            ? TableClient.CreateQueryFilter(
                $"PartitionKey eq {firstDay} and RowKey ge {HistoryKeys.RowKey(first)} and RowKey le {HistoryKeys.RowKey(last)}")
            : TableClient.CreateQueryFilter($"PartitionKey ge {firstDay} and PartitionKey le {lastDay}");
    }
}
