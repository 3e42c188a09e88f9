using Azure;
using Azure.Data.Tables;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Adapters.Tables;

/// <summary>Beats in the table <c>heartbeats</c>: partition = first two digits of the target id, row = target id, column <c>at</c> = the latest.</summary>
public sealed class TableBeatStore(TableServiceClient service) : IBeatStore
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "heartbeats";

    private const string AtColumn = "at";

    private readonly TableClient _table = service.GetTableClient(TableName);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> WriteAsync(string targetId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Every turn that is lost was won by another beat, so there are never more turns than beats at once.
        while (true)
        {
            var stored = await FindAsync(targetId, cancellationToken);
            DateTimeOffset? latest = stored is null ? null : AtOf(stored);
            if (latest >= at || await TryWriteAsync(targetId, at, stored?.ETag, cancellationToken))
            {
                return latest;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> ReadAsync(string targetId, CancellationToken cancellationToken) =>
        await FindAsync(targetId, cancellationToken) is { } stored ? AtOf(stored) : null;

    private static DateTimeOffset AtOf(TableEntity entity)
    {
        PackedEntity.CheckVersion(entity, "beat");
        return entity.GetDateTimeOffset(AtColumn) ?? throw new InvalidDataException($"The beat at {entity.PartitionKey}/{entity.RowKey} has no time.");
    }

    private static string PartitionKey(string targetId) => TableLimits.CheckKey(targetId)[..2];

    private Task<TableEntity?> FindAsync(string targetId, CancellationToken cancellationToken) =>
        _table.FindAsync(PartitionKey(targetId), targetId, cancellationToken);

    private Task<bool> TryWriteAsync(string targetId, DateTimeOffset at, ETag? version, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(PartitionKey(targetId), targetId) { [PackedEntity.VersionColumn] = PackedEntity.SchemaVersion, [AtColumn] = at };
        return _table.TryWriteAsync(
            table => version is { } known
                ? table.UpdateEntityAsync(entity, known, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(entity, cancellationToken),
            cancellationToken);
    }
}
