using System.Runtime.CompilerServices;
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

    /// <summary>Runs <paramref name="write"/> for one entity. False when it is there already, was changed, or is gone.</summary>
    public static async Task<bool> TryWriteAsync(this TableClient table, Func<TableClient, Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await table.WriteAsync(write, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            return false;
        }
    }

    /// <summary>True for a write that found an entity there already, changed, or gone. Other 409 and 404 speak of the table: no reload would mend that.</summary>
    public static bool IsConflict(RequestFailedException e) =>
        e.ErrorCode == TableErrorCode.EntityAlreadyExists
        || e.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || e.ErrorCode == TableErrorCode.ResourceNotFound;

    /// <summary>
    /// Every entity that fits <paramref name="filter"/> (all when it is null), by partition and row key; none without the table. With
    /// <paramref name="columns"/> these only.
    /// </summary>
    public static async Task<IReadOnlyList<TableEntity>> ReadAsync(
        this TableClient table, string? filter, CancellationToken cancellationToken, IEnumerable<string>? columns = null)
    {
        var entities = new List<TableEntity>();
        await foreach (var entity in table.StreamAsync(filter, cancellationToken, columns))
        {
            entities.Add(entity);
        }

        return entities;
    }

    /// <summary>The same, page by page: whoever stops reading leaves the rest where it is.</summary>
    public static async IAsyncEnumerable<TableEntity> StreamAsync(
        this TableClient table, string? filter, [EnumeratorCancellation] CancellationToken cancellationToken, IEnumerable<string>? columns = null)
    {
        await using var entities = table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await entities.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (RequestFailedException e) when (IsMissingTable(e) || e.ErrorCode == TableErrorCode.TableBeingDeleted)
            {
                yield break;
            }

            yield return entities.Current;
        }
    }

    /// <summary>Deletes every entity that fits <paramref name="filter"/>, a partition's in transactions; their number.</summary>
    public static async Task<int> RemoveAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        var entities = await table.ReadAsync(filter, cancellationToken, ["PartitionKey", "RowKey"]);
        foreach (var part in entities.GroupBy(entity => entity.PartitionKey).SelectMany(partition => partition.Chunk(TableLimits.MaxOperations)))
        {
            await table.DeleteAsync(part, cancellationToken);
        }

        return entities.Count;
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

    private static async Task DeleteAsync(this TableClient table, TableEntity[] entities, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(entities.Select(entity => new TableTransactionAction(TableTransactionActionType.Delete, entity, ETag.All)), cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            // Another node deletes the same rows; whatever is left is found the next time.
        }
    }

    private static bool IsMissingTable(RequestFailedException e) => e.ErrorCode == TableErrorCode.TableNotFound;
}
