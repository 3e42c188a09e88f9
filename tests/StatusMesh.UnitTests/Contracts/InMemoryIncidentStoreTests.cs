using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Incidents;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryIncidentStoreTests : IncidentStoreContract
{
    private readonly InMemoryIncidentStore _store = new();

    protected override Task<IIncidentStore> CreateAsync() => Task.FromResult<IIncidentStore>(_store);
}
