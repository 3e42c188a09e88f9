using StatusMesh.Core.Monitors;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IMonitorStore"/> does.</summary>
public abstract class MonitorStoreContract
{
    /// <summary>An empty store.</summary>
    protected abstract Task<IMonitorStore> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_store_is_empty()
    {
        var store = await CreateAsync();

        Assert.Empty(await store.ListAsync(Token));
    }

    [Fact]
    public async Task Every_field_comes_back()
    {
        var store = await CreateAsync();
        var monitor = Samples.Monitor(1);
        Assert.Equal([], Same.DefaultsIn(monitor));

        await store.PutAsync(monitor, Token);

        var stored = Assert.Single(await store.ListAsync(Token));
        Same.As(monitor, stored);
        Assert.True(stored.Expect!.Status!.Contains(302));
    }

    [Fact]
    public async Task A_monitor_without_anything_optional_comes_back()
    {
        var store = await CreateAsync();
        var monitor = Samples.Monitor(1);
        monitor = monitor with { Expect = null, Request = null, Heartbeat = null, RegisteredAt = null, Target = monitor.Target with { Address = null, Host = "xn--r8jz45g.example" } };

        await store.PutAsync(monitor, Token);

        Same.As(monitor, Assert.Single(await store.ListAsync(Token)));
    }

    [Fact]
    public async Task Names_of_every_script_come_back()
    {
        var store = await CreateAsync();
        var monitor = Samples.Monitor(1) with { Name = "Bücher & <例え> 'テスト' \u05d0 👩‍🚀" };

        await store.PutAsync(monitor, Token);

        Assert.Equal(monitor.Name, Assert.Single(await store.ListAsync(Token)).Name);
    }

    [Fact]
    public async Task A_target_has_one_registration_the_last()
    {
        var store = await CreateAsync();
        await store.PutAsync(Samples.Monitor(1), Token);

        await store.PutAsync(Samples.Monitor(1) with { Name = "Renamed", Expect = null }, Token);

        var stored = Assert.Single(await store.ListAsync(Token));
        Assert.Equal("Renamed", stored.Name);
        Assert.Null(stored.Expect);
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_the_others_stay()
    {
        var store = await CreateAsync();
        await store.PutAsync(Samples.Monitor(1), Token);
        await store.PutAsync(Samples.Monitor(2), Token);

        await store.RemoveAsync(Samples.TargetId(1), Token);

        Assert.Equal(Samples.TargetId(2), Assert.Single(await store.ListAsync(Token)).Target.Id);
    }

    [Fact]
    public async Task Removing_what_is_not_there_does_nothing()
    {
        var store = await CreateAsync();

        await store.RemoveAsync(Samples.TargetId(1), Token);
        await store.PutAsync(Samples.Monitor(1), Token);
        await store.RemoveAsync(Samples.TargetId(2), Token);
        await store.RemoveAsync(Samples.TargetId(1), Token);
        await store.RemoveAsync(Samples.TargetId(1), Token);

        Assert.Empty(await store.ListAsync(Token));
    }

    [Fact]
    public async Task More_monitors_than_one_answer_of_the_service_holds_are_listed()
    {
        var store = await CreateAsync();
        var monitors = Enumerable.Range(0, 1050).Select(Samples.Monitor).ToList();
        await Parallel.ForEachAsync(
            monitors,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token },
            async (monitor, token) => await store.PutAsync(monitor, token));

        var listed = await store.ListAsync(Token);

        Assert.Equal(monitors.Select(monitor => monitor.Target.Id).Order(), listed.Select(monitor => monitor.Target.Id).Order());
    }
}
