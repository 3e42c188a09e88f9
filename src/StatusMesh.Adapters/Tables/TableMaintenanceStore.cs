using Azure.Data.Tables;
using StatusMesh.Core.Json;
using StatusMesh.Core.Maintenance;

namespace StatusMesh.Adapters.Tables;

/// <summary>Planned maintenance in the table <c>maintenance</c>: partition = first two digits of the id, row = id.</summary>
public sealed class TableMaintenanceStore(TableServiceClient service) : IMaintenanceStore
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "maintenance";

    private readonly TableClient _table = service.GetTableClient(TableName);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PlannedMaintenance>> ListAsync(CancellationToken cancellationToken)
    {
        var entities = await _table.ReadAsync(filter: null, cancellationToken);
        return [.. entities.Select(entity => PackedEntity.Read(entity, StoredJson.Default.PlannedMaintenance))];
    }

    /// <inheritdoc/>
    public async Task PutAsync(PlannedMaintenance plan, CancellationToken cancellationToken)
    {
        var entity = PackedEntity.Of(PartitionKey(plan.Id), plan.Id, plan, StoredJson.Default.PlannedMaintenance);
        entity["target"] = plan.TargetId ?? "all";
        entity["schedule"] = plan.Window.Schedule.ToString();
        entity["zone"] = plan.Window.Zone;
        entity["source"] = Kebab.Name(plan.Source);
        TableLimits.CheckEntity(entity);
        await _table.WriteAsync(table => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionKey(id), id, cancellationToken: cancellationToken);

    private static string PartitionKey(string id) => TableLimits.CheckKey(id)[..2];
}
