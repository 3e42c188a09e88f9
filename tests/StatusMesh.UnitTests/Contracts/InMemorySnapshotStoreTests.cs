using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemorySnapshotStoreTests : SnapshotStoreContract
{
    protected override Task<ISnapshotStore> CreateAsync() => Task.FromResult<ISnapshotStore>(new InMemorySnapshotStore());
}
