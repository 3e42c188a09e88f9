using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Incidents;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

public sealed class TableIncidentStoreTests(AzuriteFixture azurite) : IncidentStoreContract
{
    protected override Task<IIncidentStore> CreateAsync() => Task.FromResult<IIncidentStore>(new TableIncidentStore(azurite.Tables));
}
