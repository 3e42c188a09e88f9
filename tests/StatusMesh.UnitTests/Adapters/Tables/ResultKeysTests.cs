using StatusMesh.Adapters.Tables;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Adapters.Tables;

public sealed class ResultKeysTests
{
    [Fact]
    public void A_batch_lies_in_the_table_of_its_day_under_shard_region_and_tick()
    {
        var batch = Samples.Batch("m-00003", new DateTimeOffset(2026, 11, 22, 23, 59, 59, 999, TimeSpan.Zero), "b7");

        Assert.Equal("results20261122", ResultKeys.TableName(batch.Tick));
        Assert.Equal("m-00003-europe", ResultKeys.PartitionKey(batch.Shard, batch.Region));
        Assert.Equal("001795391999999-b7", ResultKeys.RowKey(batch));
    }

    [Fact]
    public void Rows_sort_as_their_ticks_do()
    {
        DateTimeOffset[] ticks =
        [
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddMilliseconds(1),
            new(2001, 9, 9, 1, 46, 39, 999, TimeSpan.Zero), // Unix milliseconds get a 13th digit after this.
            new(2001, 9, 9, 1, 46, 40, TimeSpan.Zero),
            Samples.Tick,
            new(2286, 11, 20, 17, 46, 40, TimeSpan.Zero), // And a 14th.
            new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
        ];

        var rows = ticks.Select(tick => ResultKeys.RowKey(Samples.Batch("m-1", tick))).ToList();

        Assert.Equal(rows.Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public void A_bound_between_two_milliseconds_is_the_next_millisecond()
    {
        Assert.Equal(ResultKeys.FirstRow(Samples.Tick.AddMilliseconds(1)), ResultKeys.FirstRow(Samples.Tick.AddTicks(1)));
        Assert.NotEqual(ResultKeys.FirstRow(Samples.Tick), ResultKeys.FirstRow(Samples.Tick.AddTicks(1)));
    }

    [Fact]
    public void A_bound_before_1970_is_before_everything() =>
        Assert.Equal("000000000000000", ResultKeys.FirstRow(DateTimeOffset.MinValue));
}
