using Azure.Data.Tables;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.History;
using StatusMesh.Testing.Contracts;
using Xunit;

namespace StatusMesh.AzuriteTests.Tables;

/// <summary>What a person finds who looks into the tables of history. Other versions of StatusMesh find it too.</summary>
public sealed class HistoryLayoutTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Hour = HourClock.HourOf(Samples.Time);

    private readonly string _shard = Samples.FreshShard();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_hour_lies_in_the_partition_of_its_shard_and_day_and_says_whether_it_is_made_up()
    {
        var store = new TableHistoryStore(azurite.Tables);
        var hour = Samples.Hour(_shard, Hour);
        await store.WriteAsync([hour], Token);
        await store.WriteAsync(
            [hour with { Hour = Hour.AddHours(-13), IsComplete = false, Targets = [hour.Targets[0] with { Demo = false }] }], Token);

        var madeUp = await RowAsync("history", $"{_shard}-20261122", "13");
        var measured = await RowAsync("history", $"{_shard}-20261122", "00");

        Assert.Equal(["P0", "complete", "demo", "numbers", "targets", "v"], Columns(madeUp));
        Assert.Equal((true, true, 2, 1), (madeUp.GetBoolean("demo"), madeUp.GetBoolean("complete"), madeUp.GetInt32("targets"), madeUp.GetInt32("v")));
        Assert.Equal((false, false, 1), (measured.GetBoolean("demo"), measured.GetBoolean("complete"), measured.GetInt32("targets")));
    }

    [Fact]
    public async Task A_month_lies_in_the_partition_of_its_shard()
    {
        var numbers = HourNumbers.Of(Samples.Hour(_shard, Hour));
        await DailyNumbers.UpdateAsync(new TableHistoryStore(azurite.Tables), _shard, HourClock.DayOf(Hour), numbers, Token);

        var row = await RowAsync("uptime", _shard, "202611");

        Assert.Equal(["P0", "demo", "targets", "v"], Columns(row));
        Assert.Equal((true, 2), (row.GetBoolean("demo"), row.GetInt32("targets")));
    }

    [Fact]
    public async Task A_row_of_a_newer_StatusMesh_is_not_misread()
    {
        var store = new TableHistoryStore(azurite.Tables);
        await store.WriteAsync([Samples.Hour(_shard, Hour)], Token);
        var row = await RowAsync("history", $"{_shard}-20261122", "13");
        row["v"] = 2;
        await azurite.Tables.GetTableClient("history").UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);

        foreach (var read in new Func<Task>[]
        {
            () => store.ReadAsync(_shard, Hour, Hour.AddHours(1), Token),
            () => store.ReadNumbersAsync(_shard, Hour, Hour.AddHours(1), Token),
        })
        {
            var error = await Assert.ThrowsAsync<InvalidDataException>(read);
            Assert.Contains("has schema version 2; this StatusMesh reads version 1 only", error.Message, StringComparison.Ordinal);
        }
    }

    private async Task<TableEntity> RowAsync(string table, string partitionKey, string rowKey) =>
        (await azurite.Tables.GetTableClient(table).GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Token)).Value;

    private static IEnumerable<string> Columns(TableEntity row) =>
        row.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]).Order(StringComparer.Ordinal);
}
