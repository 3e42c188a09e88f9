using StatusMesh.Core.Maintenance;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IMaintenanceStore"/> does.</summary>
public abstract class MaintenanceStoreContract
{
    /// <summary>An empty store.</summary>
    protected abstract Task<IMaintenanceStore> CreateAsync();

    public static TheoryData<MaintenanceSchedule> Schedules =>
    [
        new MaintenanceSchedule.Once(new DateTime(2026, 12, 1, 22, 0, 30), new DateTime(2026, 12, 2, 4, 0, 0)),
        new MaintenanceSchedule.Daily(new TimeOnly(2, 30)),
        new MaintenanceSchedule.Weekly([DayOfWeek.Monday, DayOfWeek.Saturday], new TimeOnly(2, 30)),
        new MaintenanceSchedule.Monthly(31, new TimeOnly(2, 30)),
        new MaintenanceSchedule.Cron("*/5 3 * jan,feb tue#2"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_store_is_empty()
    {
        var store = await CreateAsync();

        Assert.Empty(await store.ListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Schedules), DisableDiscoveryEnumeration = true)]
    public async Task Every_field_comes_back(MaintenanceSchedule schedule)
    {
        var store = await CreateAsync();
        var plan = Samples.Plan(1, schedule);
        Assert.Equal([], Same.DefaultsIn(plan).Except(["Window.Schedule.Days"]));

        await store.PutAsync(plan, Token);

        var stored = Assert.Single(await store.ListAsync(Token));
        Same.As(plan, stored);
        Assert.Equal(schedule.GetType(), stored.Window.Schedule.GetType());
        Assert.Equal(schedule.ToString(), stored.Window.Schedule.ToString());
    }

    [Fact]
    public async Task A_plan_for_all_monitors_without_anything_optional_comes_back()
    {
        var store = await CreateAsync();
        var plan = Samples.Plan(1, new MaintenanceSchedule.Monthly(null, new TimeOnly(2, 30)));
        plan = plan with { TargetId = null, Window = plan.Window with { Title = null, For = null } };

        await store.PutAsync(plan, Token);

        Same.As(plan, Assert.Single(await store.ListAsync(Token)));
    }

    [Fact]
    public async Task An_id_has_one_plan_the_last()
    {
        var store = await CreateAsync();
        var plan = Samples.Plan(1, new MaintenanceSchedule.Daily(new TimeOnly(2, 30)));
        await store.PutAsync(plan, Token);

        await store.PutAsync(plan with { TargetId = null }, Token);

        Assert.Null(Assert.Single(await store.ListAsync(Token)).TargetId);
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_the_others_stay()
    {
        var store = await CreateAsync();
        var (gone, stays) = (Samples.Plan(1, new MaintenanceSchedule.Cron("0 3 * * *")), Samples.Plan(2, new MaintenanceSchedule.Cron("0 3 * * *")));
        await store.PutAsync(gone, Token);
        await store.PutAsync(stays, Token);

        await store.RemoveAsync(gone.Id, Token);
        await store.RemoveAsync(gone.Id, Token);

        Assert.Equal(stays.Id, Assert.Single(await store.ListAsync(Token)).Id);
    }

    [Fact]
    public async Task Removing_what_is_not_there_does_nothing()
    {
        var store = await CreateAsync();

        await store.RemoveAsync(Samples.Plan(1, new MaintenanceSchedule.Cron("0 3 * * *")).Id, Token);

        Assert.Empty(await store.ListAsync(Token));
    }
}
