using StatusMesh.Adapters.Tables;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Tables;

/// <summary>Tables come with the first write and go with retention, in whatever node.</summary>
public sealed class TableLifetimeTests(AzuriteFixture azurite)
{
    // Days that no other test writes to.
    private static readonly DateTimeOffset Day = new(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _shard = Samples.FreshShard();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_creates_no_table()
    {
        var store = new TableResultStore(azurite.Tables);

        Assert.Empty(await store.ReadAsync(_shard, "europe", Day, Day.AddHours(1), Token));

        Assert.DoesNotContain("results20310501", await TablesAsync());
    }

    [Fact]
    public async Task Many_first_writers_share_the_new_table()
    {
        var day = Day.AddDays(1);
        var batches = Enumerable.Range(0, 16).Select(n => Samples.Batch(_shard, day, $"b{n}")).ToList();

        await Task.WhenAll(batches.Select(batch => new TableResultStore(azurite.Tables).WriteAsync(batch, Token)));

        var stored = await new TableResultStore(azurite.Tables).ReadAsync(_shard, "europe", day, day.AddHours(1), Token);
        Assert.Equal(16, stored.Count);
        Assert.Contains("results20310502", await TablesAsync());
    }

    [Fact]
    public async Task A_table_that_retention_dropped_reads_as_empty_and_comes_back_with_the_next_write()
    {
        var day = Day.AddDays(2);
        var store = new TableResultStore(azurite.Tables);
        await store.WriteAsync(Samples.Batch(_shard, day, "dropped"), Token);

        await azurite.Tables.DeleteTableAsync("results20310503", Token);
        Assert.Empty(await store.ReadAsync(_shard, "europe", day, day.AddHours(1), Token));
        await store.WriteAsync(Samples.Batch(_shard, day, "late"), Token);

        Assert.Equal("late", Assert.Single(await store.ReadAsync(_shard, "europe", day, day.AddHours(1), Token)).BatchId);
    }

    private async Task<List<string>> TablesAsync() =>
        await azurite.Tables.QueryAsync(cancellationToken: Token).Select(table => table.Name).ToListAsync(Token);
}
