using Azure.Data.Tables;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Tables;

/// <summary>What a person finds who looks into the tables. Other versions of StatusMesh find it too: changing it needs a new schema version.</summary>
public sealed class TableLayoutTests(AzuriteFixture azurite)
{
    private readonly string _shard = Samples.FreshShard();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_lies_in_its_shard_under_its_target_id_and_says_what_it_is()
    {
        var snapshot = Samples.Snapshot(1);
        await SaveAsync(snapshot);

        var row = await RowAsync("snapshots", _shard, snapshot.Id);

        Assert.Equal(["P0", "since", "url", "v", "verdict"], Columns(row));
        Assert.Equal("https://site-1.example/", row.GetString("url"));
        Assert.Equal("regional", row.GetString("verdict"));
        Assert.Equal("2026-11-22 13:58:07Z", row.GetString("since"));
        Assert.Equal(1, row.GetInt32("v"));
    }

    [Fact]
    public async Task Heartbeats_lie_behind_the_snapshots_of_their_shard()
    {
        await SaveAsync(Samples.Snapshot(1));

        var rows = await azurite.Tables.GetTableClient("snapshots")
            .QueryAsync<TableEntity>(row => row.PartitionKey == _shard, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([Samples.TargetId(1), "heartbeat-asia", "heartbeat-europe"], rows.Select(row => row.RowKey));
        Assert.Equal("2026-11-22 13:58:00Z", rows[1].GetString("tick"));
    }

    [Fact]
    public async Task A_batch_lies_in_the_table_of_its_day()
    {
        await new TableResultStore(azurite.Tables).WriteAsync(Samples.Batch(_shard, Samples.Tick, "b7"), Token);

        var row = await RowAsync("results20261122", _shard + "-europe", "001795355880250-b7");

        Assert.Equal(["P0", "checks", "region", "tick", "v"], Columns(row));
        Assert.Equal("europe", row.GetString("region"));
        Assert.Equal("2026-11-22 13:58:00Z", row.GetString("tick"));
        Assert.Equal(2, row.GetInt32("checks"));
    }

    [Fact]
    public async Task A_row_of_a_newer_StatusMesh_is_not_misread()
    {
        await SaveAsync(Samples.Snapshot(1));
        var row = await RowAsync("snapshots", _shard, Samples.TargetId(1));
        row["v"] = 2;
        await azurite.Tables.GetTableClient("snapshots").UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => new TableSnapshotStore(azurite.Tables).FindAsync(_shard, Samples.TargetId(1), Token));

        Assert.Contains("has schema version 2; this StatusMesh reads version 1 only", error.Message, StringComparison.Ordinal);
    }

    private async Task SaveAsync(Snapshot snapshot) => Assert.True(await new TableSnapshotStore(azurite.Tables).TrySaveAsync(
        _shard,
        [new Versioned<Snapshot>(snapshot, Version: null)],
        [new Versioned<Heartbeat>(Samples.Heartbeat("europe"), Version: null), new Versioned<Heartbeat>(Samples.Heartbeat("asia"), Version: null)],
        Token));

    private async Task<TableEntity> RowAsync(string table, string partitionKey, string rowKey) =>
        (await azurite.Tables.GetTableClient(table).GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Token)).Value;

    private static IEnumerable<string> Columns(TableEntity row) =>
        row.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]).Order(StringComparer.Ordinal);
}
