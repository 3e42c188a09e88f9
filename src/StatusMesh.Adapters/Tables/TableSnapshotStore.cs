using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Json;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>Published state in the table <c>snapshots</c>: partition = shard, row = target id, or <c>heartbeat-</c> and a region.</summary>
public sealed class TableSnapshotStore(TableServiceClient service) : ISnapshotStore
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "snapshots";

    private const int PointReadsAtOnce = 8;

    private readonly TableClient _table = service.GetTableClient(TableName);

    /// <inheritdoc/>
    public async Task<ShardState> LoadShardAsync(string shard, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableLimits.CheckKey(shard)}");
        var entities = (await _table.ReadAsync(filter, cancellationToken)).ToLookup(entity => SnapshotKeys.IsHeartbeat(entity.RowKey));
        return new ShardState
        {
            Snapshots = entities[false].Select(ReadSnapshot).ToDictionary(item => item.Value.Id),
            Heartbeats = entities[true].Select(ReadHeartbeat).ToDictionary(item => item.Value.Region),
        };
    }

    /// <inheritdoc/>
    public async Task<ShardState> LoadTargetsAsync(
        string shard, IReadOnlyCollection<string> targetIds, CancellationToken cancellationToken)
    {
        var snapshots = new ConcurrentDictionary<string, Versioned<Snapshot>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = PointReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(targetIds.Distinct(), options, async (targetId, token) =>
        {
            if (await _table.FindAsync(TableLimits.CheckKey(shard), TableLimits.CheckKey(targetId), token) is { } entity)
            {
                snapshots[targetId] = ReadSnapshot(entity);
            }
        });
        return new ShardState { Snapshots = snapshots, Heartbeats = new Dictionary<string, Versioned<Heartbeat>>() };
    }

    /// <inheritdoc/>
    public async Task<Snapshot?> FindAsync(string shard, string targetId, CancellationToken cancellationToken)
    {
        var entity = await _table.FindAsync(TableLimits.CheckKey(shard), TableLimits.CheckKey(targetId), cancellationToken);
        return entity is null ? null : ReadSnapshot(entity).Value;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Heartbeat>> LoadHeartbeatsAsync(string shard, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableLimits.CheckKey(shard)} and RowKey ge {SnapshotKeys.HeartbeatsFrom} and RowKey lt {SnapshotKeys.HeartbeatsTo}");
        var entities = await _table.ReadAsync(filter, cancellationToken);
        return entities.Select(entity => ReadHeartbeat(entity).Value).ToDictionary(heartbeat => heartbeat.Region);
    }

    /// <inheritdoc/>
    public async Task<bool> TrySaveAsync(
        string shard,
        IReadOnlyList<Versioned<Snapshot>> snapshots,
        IReadOnlyList<Versioned<Heartbeat>> heartbeats,
        CancellationToken cancellationToken)
    {
        SnapshotKeys.Check(snapshots, heartbeats);
        List<TableTransactionAction> actions =
        [
            .. snapshots.Select(item => Save(Entity(shard, item.Value), item.Version)),
            .. heartbeats.Select(item => Save(Entity(shard, item.Value), item.Version)),
        ];
        if (actions.Count == 0)
        {
            return true;
        }

        TableLimits.CheckTransaction(actions);
        try
        {
            await _table.WriteAsync(table => table.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (TableAccess.IsConflict(e))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var snapshot in (await LoadShardAsync(shard, cancellationToken)).Snapshots.Values.Where(item => SnapshotKeys.IsOlder(item.Value, before)))
        {
            try
            {
                await _table.DeleteEntityAsync(shard, snapshot.Value.Id, new ETag(snapshot.Version!), cancellationToken);
                removed++;
            }
            catch (RequestFailedException e) when (TableAccess.IsConflict(e))
            {
                // Somebody has just asked for it again.
            }
        }

        return removed;
    }

    private static TableTransactionAction Save(TableEntity entity, string? version) => version is null
        ? new TableTransactionAction(TableTransactionActionType.Add, entity)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, new ETag(version));

    private static TableEntity Entity(string shard, Snapshot snapshot)
    {
        var entity = PackedEntity.Of(shard, snapshot.Id, snapshot, StoredJson.Default.Snapshot);
        entity["url"] = snapshot.Url;
        entity["verdict"] = Kebab.Name(snapshot.Verdict);
        entity["since"] = Readable(snapshot.Since);
        return entity;
    }

    private static TableEntity Entity(string shard, Heartbeat heartbeat)
    {
        var entity = PackedEntity.Of(shard, SnapshotKeys.Heartbeat(heartbeat.Region), heartbeat, StoredJson.Default.Heartbeat);
        entity["tick"] = Readable(heartbeat.Tick);
        return entity;
    }

    private static string Readable(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    private static Versioned<Snapshot> ReadSnapshot(TableEntity entity) =>
        new(PackedEntity.Read(entity, StoredJson.Default.Snapshot), entity.ETag.ToString());

    private static Versioned<Heartbeat> ReadHeartbeat(TableEntity entity) =>
        new(PackedEntity.Read(entity, StoredJson.Default.Heartbeat), entity.ETag.ToString());
}
