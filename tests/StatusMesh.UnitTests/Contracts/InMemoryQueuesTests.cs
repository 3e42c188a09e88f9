using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Messaging;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Contracts;

public sealed class InMemoryQueuesTests : QueueContract
{
    private readonly FakeTimeProvider _clock = new(Samples.Time);

    protected override TimeProvider Clock => _clock;

    protected override Task<(IMessageSender Sender, IMessageReceiver Receiver)> CreateAsync()
    {
        var queues = new InMemoryQueues(_clock);
        return Task.FromResult<(IMessageSender, IMessageReceiver)>((queues, queues));
    }

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }
}
