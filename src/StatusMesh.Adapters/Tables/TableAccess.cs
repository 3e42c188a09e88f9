using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace StatusMesh.Adapters.Tables;

/// <summary>Tables come into being when something is first written to them; until then they read as empty.</summary>
internal static class TableAccess
{
    /// <summary>Runs <paramref name="write"/>; when its table turns out to be missing, creates it and runs it again.</summary>
    public static async Task WriteAsync(this TableClient table, Func<TableClient, Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write(table);
        }
        catch (RequestFailedException e) when (IsMissingTable(e))
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
            await write(table);
        }
    }

    /// <summary>
    /// Every entity that fits <paramref name="filter"/> (all when it is null), by partition and row key; none without the table. With
    /// <paramref name="columns"/> these only.
    /// </summary>
    public static async Task<IReadOnlyList<TableEntity>> ReadAsync(
        this TableClient table, string? filter, CancellationToken cancellationToken, IEnumerable<string>? columns = null)
    {
        var entities = new List<TableEntity>();
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken))
            {
                entities.Add(entity);
            }
        }
        catch (RequestFailedException e) when (IsMissingTable(e) || e.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            return [];
        }

        return entities;
    }

    /// <summary>One entity by a point read; null when there is none.</summary>
    public static async Task<TableEntity?> FindAsync(
        this TableClient table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken);
            return found.HasValue ? found.Value : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            return null;
        }
    }

    /// <summary>Row key of the first entity that fits <paramref name="filter"/>; null when none does, or the table is missing.</summary>
    public static async Task<string?> FirstRowAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken))
            {
                return entity.RowKey;
            }
        }
        catch (RequestFailedException e) when (IsMissingTable(e) || e.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            // Reads as empty.
        }

        return null;
    }

    /// <summary>True when an item is there already, has been changed, or is gone. Other 409 and 404 speak of the table: no reload would mend that.</summary>
    public static bool IsConflict(RequestFailedException e) =>
        e.ErrorCode == TableErrorCode.EntityAlreadyExists
        || e.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || e.ErrorCode == TableErrorCode.ResourceNotFound;

    private static bool IsMissingTable(RequestFailedException e) => e.ErrorCode == TableErrorCode.TableNotFound;
}
