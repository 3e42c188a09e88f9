using Azure;
using Azure.Data.Tables;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>Incidents in the table <c>incidents</c>: partition = month, row = second of the start and begin of the target id, all counting down.</summary>
public sealed class TableIncidentStore(TableServiceClient service) : IIncidentStore
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "incidents";

    private const int MostAtOnce = 1_000;

    private readonly TableClient _table = service.GetTableClient(TableName);

    /// <inheritdoc/>
    public async Task<Versioned<Incident>?> FindAsync(string incidentId, CancellationToken cancellationToken) =>
        IncidentKeys.Of(incidentId) is var (partition, row) && await _table.FindAsync(partition, row, cancellationToken) is { } entity
            ? new(Read(entity), entity.ETag.ToString())
            : null;

    /// <inheritdoc/>
    public async Task<bool> TryWriteAsync(Versioned<Incident> incident, CancellationToken cancellationToken)
    {
        var entity = Entity(incident.Value);
        return await _table.TryWriteAsync(
            table => incident.Version is null
                ? table.AddEntityAsync(entity, cancellationToken)
                : table.UpdateEntityAsync(entity, new ETag(incident.Version), TableUpdateMode.Replace, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Incident>> ListAsync(string? targetId, DateTimeOffset before, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MostAtOnce);

        // Rows of the second itself sort in front of Row(second - 1), and their incidents did not begin before it.
        var first = IncidentKeys.Row(before.AddTicks(-1));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {IncidentKeys.Partition(before.AddTicks(-1))} and RowKey ge {first}");
        return ReadAsync(
            targetId is null ? filter : filter + TableClient.CreateQueryFilter($" and target eq {TableLimits.CheckKey(targetId)}"),
            incident => incident.StartedAt < before,
            max,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Incident>> ListOpenAsync(CancellationToken cancellationToken) =>
        ReadAsync("open eq true", _ => true, int.MaxValue, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {IncidentKeys.Partition(before)} and RowKey ge {IncidentKeys.Row(before)} and open eq false");
        var removed = 0;
        foreach (var incident in await ReadAsync(filter, incident => incident.EndedAt < before, MostAtOnce, cancellationToken))
        {
            var (partition, row) = IncidentKeys.Of(incident.Id)!.Value;
            await _table.DeleteEntityAsync(partition, row, cancellationToken: cancellationToken);
            removed++;
        }

        return removed;
    }

    private async Task<IReadOnlyList<Incident>> ReadAsync(string filter, Func<Incident, bool> isWanted, int max, CancellationToken cancellationToken)
    {
        var incidents = new List<Incident>();
        await foreach (var entity in _table.StreamAsync(filter, cancellationToken))
        {
            if (Read(entity) is var incident && isWanted(incident))
            {
                incidents.Add(incident);
                if (incidents.Count == max)
                {
                    break;
                }
            }
        }

        return incidents;
    }

    private static TableEntity Entity(Incident incident)
    {
        var (partition, row) = IncidentKeys.Of(incident.Id) ?? throw new ArgumentException($"\"{incident.Id}\" is no incident's id.", nameof(incident));
        var entity = PackedEntity.Of(partition, row, incident, StoredJson.Default.Incident);
        entity["target"] = TableLimits.CheckKey(incident.TargetId);
        entity["url"] = incident.Url;
        entity["open"] = incident.IsOpen;
        TableLimits.CheckEntity(entity);
        return entity;
    }

    private static Incident Read(TableEntity entity) => PackedEntity.Read(entity, StoredJson.Default.Incident);
}
