using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Monitors.Heartbeats;

public sealed class BeatReceiverTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryMonitorStore _store = new();
    private readonly SwitchedBeatStore _beats = new(new InMemoryBeatStore());
    private readonly InMemoryQueues _queues;
    private readonly MonitorDirectory _monitors;
    private readonly BeatReceiver _receiver;

    public BeatReceiverTests()
    {
        _queues = new InMemoryQueues(_time);
        _monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), _time);
        _receiver = Receiver(_queues);
    }

    public void Dispose() => _monitors.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_kept_for_the_monitor_that_has_its_secret()
    {
        var other = await RegisterAsync("other", new string('o', 128));
        var backup = await RegisterAsync("backup", Jobs.Secret);

        Assert.True(await _receiver.ReceiveAsync(Jobs.Secret, Token));

        Assert.Equal(Votes.Noon, await _beats.ReadAsync(backup.Target.Id, Token));
        Assert.Null(await _beats.ReadAsync(other.Target.Id, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zq3-xU9_Zq3-xU9_Zq3-xU9_Zq3-xU9_")]
    [InlineData(Jobs.Secret + "x")]
    public async Task A_secret_that_nobody_has_is_unknown(string secret)
    {
        await RegisterAsync("backup", Jobs.Secret);
        await _store.PutAsync(Votes.Monitor(), Token);

        Assert.False(await _receiver.ReceiveAsync(secret, Token));
        Assert.False(await _receiver.ReceiveAsync(HeartbeatSettings.HashOf(Jobs.Secret), Token)); // who reads the storage cannot call
        Assert.Equal(0, _beats.Calls);
    }

    [Fact]
    public async Task All_regions_look_at_once_when_the_job_was_overdue_and_not_when_it_was_in_time()
    {
        var monitor = await RegisterAsync("backup", Jobs.Secret);

        await _receiver.ReceiveAsync(Jobs.Secret, Token); // the first ever
        Assert.All(await AskedAsync(), batch => Assert.Equal((ProbeReason.OnDemand, monitor.Target.Id), (batch.Reason, Assert.Single(batch.Targets).Id)));
        _time.Advance(TimeSpan.FromSeconds(70));
        await _receiver.ReceiveAsync(Jobs.Secret, Token); // in the last moment
        Assert.Empty(await AskedAsync());
        _time.Advance(TimeSpan.FromSeconds(71));
        await _receiver.ReceiveAsync(Jobs.Secret, Token); // too late
        Assert.Equal(Votes.Regions, (await AskedAsync()).Select(batch => batch.Region));
        await _receiver.ReceiveAsync(Jobs.Secret, Token);
        Assert.Empty(await AskedAsync());
    }

    [Fact]
    public async Task A_call_that_cannot_be_stored_is_not_taken()
    {
        await RegisterAsync("backup", Jobs.Secret);
        _beats.Fault = SwitchedBeatStore.Away;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => _receiver.ReceiveAsync(Jobs.Secret, Token));
    }

    [Fact]
    public async Task A_call_that_is_stored_is_taken_even_when_the_regions_cannot_be_asked()
    {
        var monitor = await RegisterAsync("backup", Jobs.Secret);

        Assert.True(await Receiver(new AwaySender()).ReceiveAsync(Jobs.Secret, Token));

        Assert.Equal(Votes.Noon, await _beats.ReadAsync(monitor.Target.Id, Token));
    }

    private BeatReceiver Receiver(IMessageSender sender)
    {
        var reader = new StateReader(new InMemorySnapshotStore(), _monitors, Votes.Mesh, _time);
        return new BeatReceiver(_monitors, _beats, new OnDemandChecks(reader, sender, Votes.Mesh, _time), _time);
    }

    private async Task<MonitorRegistration> RegisterAsync(string id, string secret)
    {
        var monitor = Jobs.Monitor(id, secret);
        await _store.PutAsync(monitor, Token);
        return monitor;
    }

    private async Task<IReadOnlyList<ProbeBatch>> AskedAsync()
    {
        var batches = new List<ProbeBatch>();
        foreach (var region in Votes.Regions)
        {
            foreach (var message in await _queues.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromDays(1), Token))
            {
                batches.Add(MessageText.ReadBatch(message.Body));
            }
        }

        return batches;
    }

    private sealed class AwaySender : IMessageSender
    {
        public int MaxMessageBytes => 1;

        public Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken) => throw SwitchedBeatStore.Away;

        public Task SendLaterAsync(string queue, IReadOnlyList<string> messages, TimeSpan delay, CancellationToken cancellationToken) => throw SwitchedBeatStore.Away;
    }
}
