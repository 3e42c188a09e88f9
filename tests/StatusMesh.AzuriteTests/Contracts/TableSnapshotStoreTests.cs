using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

public sealed class TableSnapshotStoreTests(AzuriteFixture azurite) : SnapshotStoreContract
{
    protected override Task<ISnapshotStore> CreateAsync() => Task.FromResult<ISnapshotStore>(new TableSnapshotStore(azurite.Tables));
}
