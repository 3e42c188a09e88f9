using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.History;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryHistoryStoreTests : HistoryStoreContract
{
    protected override Task<IHistoryStore> CreateAsync() => Task.FromResult<IHistoryStore>(new InMemoryHistoryStore());
}
