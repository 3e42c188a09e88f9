using System.Globalization;
using Azure.Data.Tables;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.Tables;

/// <summary>Registrations in the table <c>monitors</c>: partition = first two digits of the target id, row = target id.</summary>
public sealed class TableMonitorStore(TableServiceClient service) : IMonitorStore
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "monitors";

    private readonly TableClient _table = service.GetTableClient(TableName);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MonitorRegistration>> ListAsync(CancellationToken cancellationToken)
    {
        var entities = await _table.ReadAsync(filter: null, cancellationToken);
        return [.. entities.Select(entity => PackedEntity.Read(entity, StoredJson.Default.MonitorRegistration))];
    }

    /// <inheritdoc/>
    public async Task PutAsync(MonitorRegistration monitor, CancellationToken cancellationToken)
    {
        var id = monitor.Target.Id;
        var entity = PackedEntity.Of(PartitionKey(id), id, monitor, StoredJson.Default.MonitorRegistration);
        entity["url"] = monitor.Target.Url;
        entity["name"] = monitor.Name;
        entity["interval"] = monitor.Interval.ToString("c", CultureInfo.InvariantCulture);
        entity["shard"] = monitor.Shard;
        entity["source"] = Kebab.Name(monitor.Source);
        TableLimits.CheckEntity(entity);
        await _table.WriteAsync(table => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string targetId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionKey(targetId), targetId, cancellationToken: cancellationToken);

    private static string PartitionKey(string targetId) => TableLimits.CheckKey(targetId)[..2];
}
