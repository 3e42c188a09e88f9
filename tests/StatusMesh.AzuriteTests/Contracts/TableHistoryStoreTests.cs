using StatusMesh.Adapters.Tables;
using StatusMesh.Core.History;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

public sealed class TableHistoryStoreTests(AzuriteFixture azurite) : HistoryStoreContract
{
    protected override Task<IHistoryStore> CreateAsync() => Task.FromResult<IHistoryStore>(new TableHistoryStore(azurite.Tables));
}
