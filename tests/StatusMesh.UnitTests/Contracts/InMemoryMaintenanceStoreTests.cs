using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Maintenance;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryMaintenanceStoreTests : MaintenanceStoreContract
{
    protected override Task<IMaintenanceStore> CreateAsync() => Task.FromResult<IMaintenanceStore>(new InMemoryMaintenanceStore());
}
