using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryBeatStoreTests : BeatStoreContract
{
    protected override Task<IBeatStore> CreateAsync() => Task.FromResult<IBeatStore>(new InMemoryBeatStore());
}
