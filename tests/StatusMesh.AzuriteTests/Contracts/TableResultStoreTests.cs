using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

public sealed class TableResultStoreTests(AzuriteFixture azurite) : ResultStoreContract
{
    protected override Task<IResultStore> CreateAsync() => Task.FromResult<IResultStore>(new TableResultStore(azurite.Tables));
}
