using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Alerts;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Contracts;

public sealed class TableAlertOutboxTests(AzuriteFixture azurite) : AlertOutboxContract
{
    protected override Task<IAlertOutbox> CreateAsync() => Task.FromResult<IAlertOutbox>(new TableAlertOutbox(azurite.Tables));
}
