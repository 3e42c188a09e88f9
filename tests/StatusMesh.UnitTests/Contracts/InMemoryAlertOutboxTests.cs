using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Alerts;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryAlertOutboxTests : AlertOutboxContract
{
    private readonly InMemoryAlertOutbox _store = new();

    protected override Task<IAlertOutbox> CreateAsync() => Task.FromResult<IAlertOutbox>(_store);
}
