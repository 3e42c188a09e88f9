using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Monitors;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryMonitorStoreTests : MonitorStoreContract
{
    protected override Task<IMonitorStore> CreateAsync() => Task.FromResult<IMonitorStore>(new InMemoryMonitorStore());
}
