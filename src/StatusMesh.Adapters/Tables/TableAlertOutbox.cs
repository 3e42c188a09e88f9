using System.Globalization;
using Azure;
using Azure.Data.Tables;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>Alerts in the table <c>outbox</c>: partition = hour in which they were put there, row = their id.</summary>
public sealed class TableAlertOutbox(TableServiceClient service) : IAlertOutbox
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "outbox";

    private readonly TableClient _table = service.GetTableClient(TableName);

    /// <inheritdoc/>
    public async Task AddAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            // What is there already was put there by somebody who did the same.
            await _table.TryWriteAsync(table => table.AddEntityAsync(Entity(entry), cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Versioned<OutboxEntry>>> ListAsync(int max, CancellationToken cancellationToken)
    {
        var entities = await _table.ReadAsync(filter: null, cancellationToken);
        return [.. entities.Select(entity => new Versioned<OutboxEntry>(PackedEntity.Read(entity, StoredJson.Default.OutboxEntry), entity.ETag.ToString()))
            .OrderBy(entry => entry.Value.Due).Take(max)];
    }

    /// <inheritdoc/>
    public async Task<Versioned<OutboxEntry>?> TryReplaceAsync(Versioned<OutboxEntry> entry, OutboxEntry next, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _table.UpdateEntityAsync(Entity(next), new ETag(entry.Version!), TableUpdateMode.Replace, cancellationToken);
            return new(next, response.Headers.ETag!.Value.ToString());
        }
        catch (RequestFailedException e) when (TableAccess.IsConflict(e))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionKey(entry), entry.Id, cancellationToken: cancellationToken);

    private static TableEntity Entity(OutboxEntry entry)
    {
        var entity = PackedEntity.Of(PartitionKey(entry), TableLimits.CheckKey(entry.Id), entry, StoredJson.Default.OutboxEntry);
        entity["channel"] = entry.Channel;
        entity["due"] = entry.Due.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
        entity["attempts"] = entry.Attempts;
        return entity;
    }

    private static string PartitionKey(OutboxEntry entry) => entry.CreatedAt.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
