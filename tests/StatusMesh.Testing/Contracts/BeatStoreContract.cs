using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IBeatStore"/> does.</summary>
public abstract class BeatStoreContract
{
    private static readonly string Id = Samples.TargetId(1);

    /// <summary>An empty store.</summary>
    protected abstract Task<IBeatStore> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_beat_there_is_none()
    {
        var store = await CreateAsync();

        Assert.Null(await store.ReadAsync(Id, Token));
    }

    [Fact]
    public async Task A_beat_comes_back_to_the_last_tick_of_the_clock()
    {
        var store = await CreateAsync();

        Assert.Null(await store.WriteAsync(Id, Samples.Time, Token));

        Assert.Equal(Samples.Time, await store.ReadAsync(Id, Token));
    }

    [Fact]
    public async Task A_later_beat_replaces_the_one_before_and_names_it()
    {
        var store = await CreateAsync();
        await store.WriteAsync(Id, Samples.Time, Token);

        Assert.Equal(Samples.Time, await store.WriteAsync(Id, Samples.Time.AddTicks(1), Token));

        Assert.Equal(Samples.Time.AddTicks(1), await store.ReadAsync(Id, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_beat_that_comes_late_changes_nothing(int ticks)
    {
        var store = await CreateAsync();
        await store.WriteAsync(Id, Samples.Time, Token);

        Assert.Equal(Samples.Time, await store.WriteAsync(Id, Samples.Time.AddTicks(ticks), Token));

        Assert.Equal(Samples.Time, await store.ReadAsync(Id, Token));
    }

    [Fact]
    public async Task Each_monitor_has_beats_of_its_own()
    {
        var store = await CreateAsync();
        await store.WriteAsync(Id, Samples.Time, Token);
        await store.WriteAsync(Samples.TargetId(2), Samples.Time.AddDays(1), Token);

        Assert.Equal(Samples.Time, await store.ReadAsync(Id, Token));
        Assert.Equal(Samples.Time.AddDays(1), await store.ReadAsync(Samples.TargetId(2), Token));
        Assert.Null(await store.ReadAsync(Samples.TargetId(3), Token));
    }

    [Fact]
    public async Task Of_many_beats_at_once_the_latest_stays()
    {
        var store = await CreateAsync();
        var beats = Enumerable.Range(0, 16).Select(n => Samples.Time.AddSeconds((n * 7) % 16)).ToList();

        var before = await Task.WhenAll(beats.Select(at => Task.Run(() => store.WriteAsync(Id, at, Token), Token)));

        Assert.Equal(Samples.Time.AddSeconds(15), await store.ReadAsync(Id, Token));
        Assert.Single(before, latest => latest is null);
    }
}
