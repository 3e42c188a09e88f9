using StatusMesh.Core.Incidents;
using StatusMesh.Core.Status;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IIncidentStore"/> does.</summary>
public abstract class IncidentStoreContract
{
    // Other tests may share the store: each works in a time and on targets of its own.
    private readonly int _target = Random.Shared.Next(1_000_000, int.MaxValue - 10);
    private readonly DateTimeOffset _start = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Random.Shared.NextInt64(1_000_000_000));

    /// <summary>The store under test. It may hold incidents of others.</summary>
    protected abstract Task<IIncidentStore> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_field_comes_back_whichever_way_it_is_read()
    {
        var store = await CreateAsync();
        var incident = Incident(0);
        Assert.Equal([], Same.DefaultsIn(incident));

        Assert.True(await store.TryWriteAsync(new(incident, null), Token));

        Same.As(incident, (await store.FindAsync(incident.Id, Token))!.Value);
        Same.As(incident, Assert.Single(await store.ListAsync(incident.TargetId, _start.AddSeconds(1), 10, Token)));
    }

    [Theory]
    [InlineData("20261122120031-000000000000")]
    [InlineData("")]
    [InlineData("20261122120031")]
    [InlineData("20261322120031-000000000000")]
    [InlineData("20261122120031-00000000000G")]
    [InlineData("20261122120031-../../secret")]
    [InlineData("20261122120031-' or 1 eq 1")]
    public async Task There_is_none_of_another_id(string id) => Assert.Null(await (await CreateAsync()).FindAsync(id, Token));

    [Fact]
    public async Task Of_two_writers_one_must_read_again()
    {
        var store = await CreateAsync();
        await store.TryWriteAsync(new(Incident(0), null), Token);
        var stored = (await store.FindAsync(Incident(0).Id, Token))!;

        Assert.False(await store.TryWriteAsync(new(Incident(0), null), Token));
        Assert.True(await store.TryWriteAsync(stored with { Value = stored.Value with { Name = "first" } }, Token));
        Assert.False(await store.TryWriteAsync(stored with { Value = stored.Value with { Name = "second" } }, Token));

        Assert.Equal("first", (await store.FindAsync(Incident(0).Id, Token))!.Value.Name);
    }

    [Fact]
    public async Task They_are_listed_newest_first_a_page_at_a_time()
    {
        var store = await CreateAsync();
        foreach (var n in new[] { 2, 0, 3, 1 })
        {
            await store.TryWriteAsync(new(Incident(n * 40 * 86_400), null), Token); // months apart
        }

        var target = Incident(0).TargetId;
        var first = await store.ListAsync(target, DateTimeOffset.MaxValue, 2, Token);
        var second = await store.ListAsync(target, first[^1].StartedAt, 2, Token);
        var third = await store.ListAsync(target, second[^1].StartedAt, 2, Token);

        Assert.Equal([3, 2, 1, 0], first.Concat(second).Select(incident => (int)(incident.StartedAt - _start).TotalDays / 40));
        Assert.Empty(third);
    }

    [Fact]
    public async Task Those_that_began_in_one_second_are_told_apart_by_its_fractions()
    {
        var store = await CreateAsync();
        var (early, late) = (Incident(0.2, 0), Incident(0.7, 1));
        await store.TryWriteAsync(new(early, null), Token);
        await store.TryWriteAsync(new(late, null), Token);

        var before = await store.ListAsync(null, late.StartedAt, 1_000, Token);

        Assert.Contains(before, incident => incident.Id == early.Id);
        Assert.DoesNotContain(before, incident => incident.Id == late.Id);
    }

    [Fact]
    public async Task Open_ones_are_found_until_they_are_over()
    {
        var store = await CreateAsync();
        await store.TryWriteAsync(new(Incident(0) with { EndedAt = null }, null), Token);
        Assert.Contains(await store.ListOpenAsync(Token), incident => incident.Id == Incident(0).Id);

        var stored = (await store.FindAsync(Incident(0).Id, Token))!;
        await store.TryWriteAsync(stored with { Value = Incident(0) }, Token);

        Assert.DoesNotContain(await store.ListOpenAsync(Token), incident => incident.Id == Incident(0).Id);
    }

    [Fact]
    public async Task Old_ones_are_removed_but_never_open_ones()
    {
        var store = await CreateAsync();
        var (old, open, young) = (Incident(0), Incident(60) with { EndedAt = null }, Incident(86_400));
        foreach (var incident in new[] { old, open, young })
        {
            await store.TryWriteAsync(new(incident, null), Token);
        }

        while (await store.RemoveAsync(young.StartedAt, Token) > 0)
        {
            // Older ones of other tests may have been in the way.
        }

        Assert.Equal([young.Id, open.Id], (await store.ListAsync(old.TargetId, DateTimeOffset.MaxValue, 10, Token)).Select(incident => incident.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_has_1_to_1000(int max)
    {
        var store = await CreateAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ListAsync(null, DateTimeOffset.MaxValue, max, Token));
    }

    private Incident Incident(double seconds, int n = 0) => Samples.Incident(_start.AddSeconds(seconds), _target + n);
}
