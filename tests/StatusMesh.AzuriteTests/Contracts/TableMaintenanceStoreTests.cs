using Azure.Data.Tables;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Maintenance;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

/// <summary>No other test uses this table, so that each of these may start without it.</summary>
public sealed class TableMaintenanceStoreTests(AzuriteFixture azurite) : MaintenanceStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_says_what_it_is()
    {
        var store = await CreateAsync();
        var plan = Samples.Plan(1, new MaintenanceSchedule.Weekly([DayOfWeek.Saturday, DayOfWeek.Sunday], new TimeOnly(2, 30)));
        await store.PutAsync(plan with { TargetId = null }, Token);

        var row = (await azurite.Tables.GetTableClient("maintenance").GetEntityAsync<TableEntity>(plan.Id[..2], plan.Id, cancellationToken: Token)).Value;

        Assert.Equal(
            ("all", "weekly sat,sun 02:30", "Europe/Berlin", "demo", 1),
            (row.GetString("target"), row.GetString("schedule"), row.GetString("zone"), row.GetString("source"), row.GetInt32("v")));
    }

    protected override async Task<IMaintenanceStore> CreateAsync()
    {
        await azurite.Tables.DeleteTableAsync(TableMaintenanceStore.TableName, Token);
        return new TableMaintenanceStore(azurite.Tables);
    }
}
