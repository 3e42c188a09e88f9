using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryResultStoreTests : ResultStoreContract
{
    protected override Task<IResultStore> CreateAsync() => Task.FromResult<IResultStore>(new InMemoryResultStore());
}
