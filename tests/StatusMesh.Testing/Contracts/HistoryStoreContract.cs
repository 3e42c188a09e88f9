using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Status;
using Xunit;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IHistoryStore"/> does.</summary>
public abstract class HistoryStoreContract
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly November = new(2026, 11, 1);

    private readonly string _shard = Samples.FreshShard();

    /// <summary>The store under test. It may hold history of others.</summary>
    protected abstract Task<IHistoryStore> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_stored_reads_as_empty()
    {
        var store = await CreateAsync();

        Assert.Empty(await store.ReadAsync(_shard, Midnight.AddDays(-1), Midnight, Token));
        Assert.Empty(await store.ReadNumbersAsync(_shard, Midnight.AddDays(-9), Midnight, Token));
        Assert.Empty(await store.ReadMonthsAsync(_shard, November, November, Token));
    }

    [Fact]
    public async Task Every_field_comes_back()
    {
        var store = await CreateAsync();
        var hour = Samples.Hour(_shard, Midnight);
        Assert.Equal([], Same.DefaultsIn(hour));

        await store.WriteAsync([hour], Token);

        Same.As(hour, Assert.Single(await ReadAllAsync(store)));
        Same.As(HourNumbers.Of(hour), Assert.Single(await ReadNumbersAsync(store)));
    }

    [Fact]
    public async Task Days_and_months_that_are_over_are_removed_and_others_are_not()
    {
        var store = await CreateAsync();
        var other = Samples.FreshShard();
        foreach (var shard in new[] { _shard, other })
        {
            foreach (var day in new[] { Midnight.AddDays(-1), Midnight, Midnight.AddDays(1) })
            {
                await store.WriteAsync([Samples.Hour(shard, day), Samples.Hour(shard, day.AddHours(23))], Token);
            }

            await store.TryWriteMonthAsync(new(Month(November.AddMonths(-1)) with { Shard = shard }, null), Token);
            await store.TryWriteMonthAsync(new(Month(November) with { Shard = shard }, null), Token);
        }

        await store.RemoveAsync(_shard, Midnight.AddHours(5), Token);

        Assert.Equal(
            [Midnight, Midnight.AddHours(23), Midnight.AddDays(1), Midnight.AddDays(1).AddHours(23)],
            (await store.ReadAsync(_shard, Midnight.AddDays(-2), Midnight.AddDays(2), Token)).Select(hour => hour.Hour));
        Assert.Equal([November], (await store.ReadMonthsAsync(_shard, November.AddMonths(-1), November, Token)).Select(month => month.Value.Month));
        Assert.Equal(6, (await store.ReadAsync(other, Midnight.AddDays(-2), Midnight.AddDays(2), Token)).Count);
        Assert.Equal(2, (await store.ReadMonthsAsync(other, November.AddMonths(-1), November, Token)).Count);
    }

    [Fact]
    public async Task An_hour_in_which_nothing_happened_comes_back()
    {
        var store = await CreateAsync();
        var quiet = new TargetHour
        {
            Id = Samples.TargetId(1),
            Verdicts = new Verdict[60],
            Regions = [],
            Expected = 0,
            Made = 0,
            Minutes = 0,
        };
        var hour = new HourHistory { Shard = _shard, Hour = Midnight, IsComplete = false, Targets = [quiet] };

        await store.WriteAsync([hour], Token);
        await store.WriteAsync([hour with { Hour = Midnight.AddHours(1), Targets = [] }], Token);

        var stored = await ReadAllAsync(store);
        Same.As(hour, stored[0]);
        Assert.Empty(stored[1].Targets);
        Same.As(HourNumbers.Of(hour), (await ReadNumbersAsync(store))[0]);
    }

    [Fact]
    public async Task An_hour_written_again_is_replaced()
    {
        var store = await CreateAsync();

        await store.WriteAsync([Samples.Hour(_shard, Midnight, targets: 3) with { IsComplete = false }], Token);
        await store.WriteAsync([Samples.Hour(_shard, Midnight, targets: 1)], Token);

        var stored = Assert.Single(await ReadAllAsync(store));
        Assert.True(stored.IsComplete);
        Assert.Single(stored.Targets);
        Assert.Single(Assert.Single(await ReadNumbersAsync(store)).Targets);
    }

    [Fact]
    public async Task A_range_has_its_start_and_not_its_end_across_days_and_months()
    {
        var store = await CreateAsync();
        foreach (var hour in new[] { 30, -1, 0, -30, 1, 23, 24 })
        {
            await store.WriteAsync([Samples.Hour(_shard, Midnight.AddHours(hour), targets: 1)], Token);
        }

        Assert.Equal([-30, -1, 0, 1, 23, 24, 30], await HoursAsync(-48, 48));
        Assert.Equal([-1, 0], await HoursAsync(-1, 1));
        Assert.Equal([0, 1, 23], await HoursAsync(0, 24));
        Assert.Equal([24], await HoursAsync(24, 30));
        Assert.Equal([1, 23], await HoursAsync(0.5, 23.5)); // ends within an hour
        Assert.Equal([], await HoursAsync(1, 1));
        Assert.Equal([], await HoursAsync(2, -2));

        async Task<IEnumerable<double>> HoursAsync(double from, double to)
        {
            var (first, end) = (Midnight.AddHours(from), Midnight.AddHours(to));
            var hours = (await store.ReadAsync(_shard, first, end, Token)).Select(hour => (hour.Hour - Midnight).TotalHours).ToList();
            Assert.Equal(hours, (await store.ReadNumbersAsync(_shard, first, end, Token)).Select(hour => (hour.Hour - Midnight).TotalHours));
            return hours;
        }
    }

    [Fact]
    public async Task An_hour_belongs_to_its_day_in_UTC()
    {
        var store = await CreateAsync();

        await store.WriteAsync([Samples.Hour(_shard, new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.FromHours(2)))], Token);

        Assert.Equal(Midnight.AddHours(-1), Assert.Single(await store.ReadAsync(_shard, Midnight.AddDays(-1), Midnight, Token)).Hour);
    }

    [Fact]
    public async Task A_time_that_is_no_full_hour_is_an_error_of_the_caller()
    {
        var store = await CreateAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync([Samples.Hour(_shard, Midnight.AddMinutes(1))], Token));
    }

    [Fact]
    public async Task A_day_is_written_at_once_or_not_at_all()
    {
        var store = await CreateAsync();
        var day = Enumerable.Range(0, 24).Select(hour => Samples.Hour(_shard, Midnight.AddHours(hour))).ToList();

        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync([.. day, Samples.Hour(_shard, Midnight.AddDays(1))], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync([.. day, Samples.Hour(Samples.FreshShard(), Midnight)], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync([.. day, day[0]], Token));
        Assert.Empty(await ReadAllAsync(store));
        await store.WriteAsync([], Token);
        await store.WriteAsync(day, Token);

        Same.As(day, await ReadAllAsync(store));
    }

    [Fact]
    public async Task Shards_are_apart()
    {
        var store = await CreateAsync();
        var other = Samples.FreshShard();
        await store.WriteAsync([Samples.Hour(other, Midnight)], Token);
        Assert.True(await store.TryWriteMonthAsync(new(Month(November) with { Shard = other }, Version: null), Token));

        Assert.Empty(await ReadAllAsync(store));
        Assert.Empty(await store.ReadMonthsAsync(_shard, November, November, Token));
    }

    [Fact]
    public async Task Every_field_of_a_month_comes_back()
    {
        var store = await CreateAsync();
        var month = Month(November);
        Assert.Equal([], Same.DefaultsIn(month));

        Assert.True(await store.TryWriteMonthAsync(new(month, Version: null), Token));

        Same.As(month, Assert.Single(await store.ReadMonthsAsync(_shard, November, November, Token)).Value);
    }

    [Fact]
    public async Task Months_come_oldest_first_from_the_first_to_the_last()
    {
        var store = await CreateAsync();
        foreach (var offset in new[] { 0, -2, 1, -1 })
        {
            Assert.True(await store.TryWriteMonthAsync(new(Month(November.AddMonths(offset)), Version: null), Token));
        }

        var months = await store.ReadMonthsAsync(_shard, new DateOnly(2026, 10, 31), new DateOnly(2026, 12, 1), Token);

        Assert.Equal([10, 11, 12], months.Select(month => month.Value.Month.Month));
    }

    [Fact]
    public async Task A_month_is_written_only_over_the_version_that_was_read()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryWriteMonthAsync(new(Month(November), Version: null), Token));
        var first = Assert.Single(await store.ReadMonthsAsync(_shard, November, November, Token));
        Assert.True(await store.TryWriteMonthAsync(first with { Value = Month(November, up: 77) }, Token));

        Assert.False(await store.TryWriteMonthAsync(first with { Value = Month(November, up: 88) }, Token));
        Assert.False(await store.TryWriteMonthAsync(new(Month(November, up: 99), Version: null), Token));

        var stored = Assert.Single(await store.ReadMonthsAsync(_shard, November, November, Token)).Value;
        Assert.Equal(77, stored.Find(Samples.TargetId(1), November.AddDays(1))?.Up);
    }

    private MonthUptime Month(DateOnly month, int up = 1380) => new()
    {
        Shard = _shard,
        Month = month,
        Targets = Enumerable.Range(0, 3).ToDictionary(
            Samples.TargetId,
            IReadOnlyList<DayUptime> (n) => [new(2, new(up, 10 + n, 4320, 4300, 1430, true)), new(3, new(1439, 1, 4321, 4301, 1440, true))]),
    };

    private async Task<IReadOnlyList<HourHistory>> ReadAllAsync(IHistoryStore store) =>
        await store.ReadAsync(_shard, Midnight.AddDays(-2), Midnight.AddDays(2), Token);

    private async Task<IReadOnlyList<HourNumbers>> ReadNumbersAsync(IHistoryStore store) =>
        await store.ReadNumbersAsync(_shard, Midnight.AddDays(-2), Midnight.AddDays(2), Token);
}
