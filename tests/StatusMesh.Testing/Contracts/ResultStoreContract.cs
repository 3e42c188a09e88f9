using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IResultStore"/> does.</summary>
public abstract class ResultStoreContract
{
    private const string Region = "europe";

    private static readonly DateTimeOffset Midnight = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private readonly string _shard = Samples.FreshShard();
    private readonly Random _random = new(20261122);

    /// <summary>The store under test. It may hold results of others.</summary>
    protected abstract Task<IResultStore> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_stored_reads_as_empty()
    {
        var store = await CreateAsync();

        Assert.Empty(await store.ReadAsync(_shard, Region, Midnight.AddHours(-1), Midnight.AddHours(1), Token));
        Assert.Empty(await store.ReadAsync(_shard, Region, new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero), Midnight, Token));
    }

    [Fact]
    public async Task Every_field_comes_back()
    {
        var store = await CreateAsync();
        var batch = Samples.Batch(_shard, Samples.Tick);
        Assert.Equal(
            ["Results.OtherFamily.OtherFamily", "Results.OtherFamily.FirstLook", "Results.FirstLook.OtherFamily", "Results.FirstLook.FirstLook"],
            Same.DefaultsIn(batch).Distinct());

        await store.WriteAsync(batch, Token);

        Same.As(batch, Assert.Single(await ReadAllAsync(store)));
    }

    [Fact]
    public async Task A_batch_without_anything_optional_comes_back()
    {
        var store = await CreateAsync();
        var result = new CheckResult { TargetId = Samples.TargetId(1), At = Samples.Time, Timings = new PhaseTimings { TotalMs = 0 } };
        var batch = Samples.Batch(_shard, Samples.Tick) with { SelfCheck = null, Results = [result] };

        await store.WriteAsync(batch, Token);

        Same.As(batch, Assert.Single(await ReadAllAsync(store)));
    }

    [Fact]
    public async Task Days_that_are_over_are_removed_and_younger_ones_are_not()
    {
        var store = await CreateAsync();
        var day = new DateTimeOffset(2001, 2, 3, 0, 0, 0, TimeSpan.Zero); // long before those of other tests
        foreach (var tick in new[] { day.AddHours(23), day.AddDays(1), day.AddDays(1).AddHours(12) })
        {
            await store.WriteAsync(Samples.Batch(_shard, tick), Token);
        }

        await store.RemoveAsync(day.AddDays(1).AddHours(13), Token);

        Assert.Equal([day.AddDays(1), day.AddDays(1).AddHours(12)], (await store.ReadAsync(_shard, Region, day, day.AddDays(2), Token)).Select(batch => batch.Tick));
    }

    [Fact]
    public async Task The_same_batch_twice_is_stored_once()
    {
        var store = await CreateAsync();

        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick), Token);
        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick), Token);

        Assert.Single(await ReadAllAsync(store));
    }

    [Fact]
    public async Task Batches_of_one_tick_stand_side_by_side()
    {
        var store = await CreateAsync();

        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick, "second"), Token);
        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick, "first"), Token);

        Assert.Equal(["first", "second"], (await ReadAllAsync(store)).Select(batch => batch.BatchId));
    }

    [Fact]
    public async Task Batches_come_oldest_first_however_they_were_written()
    {
        var store = await CreateAsync();
        var ticks = new[] { 90, -3, 0, 45, 1000, -500, 9, 10 }.Select(minutes => Midnight.AddMinutes(minutes)).ToList();
        foreach (var tick in ticks)
        {
            await store.WriteAsync(Samples.Batch(_shard, tick), Token);
        }

        Assert.Equal(ticks.Order(), (await ReadAllAsync(store)).Select(batch => batch.Tick));
    }

    [Fact]
    public async Task A_range_has_its_start_and_not_its_end()
    {
        var store = await CreateAsync();
        foreach (var milliseconds in Enumerable.Range(-2, 5))
        {
            await store.WriteAsync(Samples.Batch(_shard, Midnight.AddMilliseconds(milliseconds)), Token);
        }

        // Around midnight, so that the ends lie in different tables. The odd ends lie between two milliseconds.
        Assert.Equal([-1, 0, 1], await ReadAsync(-1, 2));
        Assert.Equal([-1], await ReadAsync(-1, 0));
        Assert.Equal([0], await ReadAsync(0, 1));
        Assert.Equal([0, 1], await ReadAsync(-0.5, 1.5));
        Assert.Equal([], await ReadAsync(0.25, 0.75));
        Assert.Equal([], await ReadAsync(1, 1));
        Assert.Equal([], await ReadAsync(2, -2));

        async Task<IEnumerable<double>> ReadAsync(double from, double to)
        {
            var batches = await store.ReadAsync(_shard, Region, Midnight.AddMilliseconds(from), Midnight.AddMilliseconds(to), Token);
            return batches.Select(batch => (batch.Tick - Midnight).TotalMilliseconds);
        }
    }

    [Fact]
    public async Task A_tick_belongs_to_its_day_in_UTC()
    {
        var store = await CreateAsync();
        var tick = new DateTimeOffset(2026, 11, 23, 1, 30, 0, TimeSpan.FromHours(2));

        await store.WriteAsync(Samples.Batch(_shard, tick), Token);

        Assert.Single(await store.ReadAsync(_shard, Region, Midnight.AddHours(-1), Midnight, Token));
        Assert.Empty(await store.ReadAsync(_shard, Region, Midnight, Midnight.AddHours(3), Token));
    }

    [Fact]
    public async Task A_range_of_weeks_has_the_days_that_exist()
    {
        var store = await CreateAsync();
        var days = new[] { 0, 1, 20, 41 };
        foreach (var day in days)
        {
            await store.WriteAsync(Samples.Batch(_shard, Midnight.AddDays(day)), Token);
        }

        var batches = await store.ReadAsync(_shard, Region, Midnight, Midnight.AddDays(41), Token);

        Assert.Equal([0, 1, 20], batches.Select(batch => (batch.Tick - Midnight).Days));
        Assert.Equal(4, (await store.ReadAsync(_shard, Region, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token)).Count);
    }

    [Fact]
    public async Task The_first_tick_of_a_range_is_that_of_its_oldest_batch()
    {
        var store = await CreateAsync();
        var ticks = new[] { Midnight.AddMilliseconds(-1), Midnight, Midnight.AddDays(5).AddMilliseconds(250) };
        foreach (var tick in ticks)
        {
            await store.WriteAsync(Samples.Batch(_shard, tick), Token);
        }

        Assert.Equal(ticks[0], await FirstAsync(Midnight.AddHours(-1), Midnight.AddHours(1)));
        Assert.Equal(ticks[1], await FirstAsync(Midnight, Midnight.AddHours(1)));
        Assert.Equal(ticks[2], await FirstAsync(Midnight.AddMilliseconds(1), Midnight.AddDays(9)));
        Assert.Null(await FirstAsync(Midnight.AddMilliseconds(1), ticks[2]));
        Assert.Null(await FirstAsync(Midnight.AddHours(1), Midnight));
        Assert.Null(await store.FirstTickAsync(_shard, "asia", Midnight.AddDays(-1), Midnight.AddDays(9), Token));

        Task<DateTimeOffset?> FirstAsync(DateTimeOffset from, DateTimeOffset to) => store.FirstTickAsync(_shard, Region, from, to, Token);
    }

    [Fact]
    public async Task Shards_and_regions_are_apart()
    {
        var store = await CreateAsync();
        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick), Token);
        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick) with { Region = "asia" }, Token);

        Assert.Equal(Region, Assert.Single(await ReadAllAsync(store)).Region);
        Assert.Empty(await store.ReadAsync(Samples.FreshShard(), Region, Midnight.AddDays(-2), Midnight, Token));
    }

    [Fact]
    public async Task A_hundred_results_with_long_headers_and_bodies_keep_them()
    {
        var store = await CreateAsync();
        var batch = WithEvidence(headers: 3);

        await store.WriteAsync(batch, Token);

        Same.As(batch, Assert.Single(await ReadAllAsync(store)));
    }

    [Fact]
    public async Task A_batch_that_is_too_big_loses_headers_and_bodies_but_no_result()
    {
        var store = await CreateAsync();
        var batch = WithEvidence(headers: 20);

        await store.WriteAsync(batch, Token);

        var stored = Assert.Single(await ReadAllAsync(store));
        var expected = batch with { Results = [.. batch.Results.Select(WithoutEvidence)] };
        Same.As(expected, stored);
    }

    [Fact]
    public async Task A_batch_that_is_too_big_without_them_is_an_error()
    {
        var store = await CreateAsync();
        var batch = WithEvidence(headers: 0);
        batch = batch with { Results = [.. batch.Results.Select(result => result with { Address = RandomText(15_000) })] };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(batch, Token));

        Assert.Contains("batch-1", error.Message, StringComparison.Ordinal);
        Assert.Empty(await ReadAllAsync(store));
    }

    [Fact]
    public async Task A_batch_id_that_cannot_be_a_key_is_an_error_of_the_caller()
    {
        var store = await CreateAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.WriteAsync(Samples.Batch(_shard, Samples.Tick, "a/b"), Token));
    }

    [Fact]
    public async Task What_is_stored_does_not_change_with_the_caller_s_collections()
    {
        var store = await CreateAsync();
        var headers = new Dictionary<string, string> { ["server"] = "nginx" };
        var results = new List<CheckResult> { Samples.Batch(_shard, Samples.Tick).Results[0] with { Headers = headers } };
        await store.WriteAsync(Samples.Batch(_shard, Samples.Tick) with { Results = results }, Token);

        headers.Clear();
        results.Clear();

        Assert.Single(Assert.Single(Assert.Single(await ReadAllAsync(store)).Results).Headers);
    }

    private async Task<IReadOnlyList<BatchResults>> ReadAllAsync(IResultStore store) =>
        await store.ReadAsync(_shard, Region, Midnight.AddDays(-2), Midnight.AddDays(2), Token);

    private static CheckResult WithoutEvidence(CheckResult result) => result with
    {
        Headers = new Dictionary<string, string>(),
        BodyStart = null,
        FirstLook = result.FirstLook! with { Headers = new Dictionary<string, string>(), BodyStart = null },
    };

    private BatchResults WithEvidence(int headers)
    {
        var batch = Samples.Batch(_shard, Samples.Tick, targets: 100);
        return batch with
        {
            Results = [.. batch.Results.Select(result => result with
            {
                Headers = Enumerable.Range(0, headers).ToDictionary(n => $"header-{n}", _ => RandomText(1000)),
                BodyStart = RandomText(1000),
            })],
        };
    }

    // Hardly gets smaller when it is compressed.
    private string RandomText(int length) =>
        _random.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", length);
}
