using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Monitors;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

/// <summary>No other test uses this table, so that each of these may start without it.</summary>
public sealed class TableMonitorStoreTests(AzuriteFixture azurite) : MonitorStoreContract
{
    protected override async Task<IMonitorStore> CreateAsync()
    {
        await azurite.Tables.DeleteTableAsync(TableMonitorStore.TableName, TestContext.Current.CancellationToken);
        return new TableMonitorStore(azurite.Tables);
    }
}
