using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

/// <summary>No other test uses this table, so that each of these may start without it.</summary>
public sealed class TableBeatStoreTests(AzuriteFixture azurite) : BeatStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override async Task<IBeatStore> CreateAsync()
    {
        await azurite.Tables.DeleteTableAsync(TableBeatStore.TableName, Token);
        return new TableBeatStore(azurite.Tables);
    }

    [Fact]
    public async Task A_beat_lies_under_its_target_id_and_holds_a_time_and_no_more()
    {
        var store = await CreateAsync();
        var id = Samples.TargetId(1);
        await store.WriteAsync(id, Samples.Time, Token);

        var row = (await azurite.Tables.GetTableClient("heartbeats").GetEntityAsync<Azure.Data.Tables.TableEntity>(id[..2], id, cancellationToken: Token)).Value;

        Assert.Equal(["at", "v"], row.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]).Order(StringComparer.Ordinal));
        Assert.Equal((Samples.Time, 1), (row.GetDateTimeOffset("at"), row.GetInt32("v")));
    }
}
