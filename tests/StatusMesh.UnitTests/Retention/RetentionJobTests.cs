using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Retention;
using StatusMesh.Testing.Contracts;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Retention;

public sealed class RetentionJobTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_too_old_goes_and_everything_else_stays()
    {
        var time = new FakeTimeProvider(Now);
        var (results, history, incidents, snapshots, store) =
            (new InMemoryResultStore(), new InMemoryHistoryStore(), new InMemoryIncidentStore(), new InMemorySnapshotStore(), new InMemoryMonitorStore());
        using var monitors = new MonitorDirectory(store, new InMemoryMaintenanceStore(), time);
        var shard = Votes.Monitor().Shard;
        await store.PutAsync(Votes.Monitor(), Token);
        foreach (var age in new[] { 1, 6, 9 })
        {
            await results.WriteAsync(Samples.Batch(shard, Now.AddDays(-age)), Token);
            var stranger = Samples.Snapshot(age) with { Votes = [Samples.Vote("europe") with { CheckedAt = Now.AddDays(-age) }] };
            await snapshots.TrySaveAsync(Shard.OfAdHoc(stranger.Id), [new(stranger, null)], [], Token);
        }

        foreach (var age in new[] { 1, 399, 402 })
        {
            await history.WriteAsync([Samples.Hour(shard, Now.AddDays(-age))], Token);
            await incidents.TryWriteAsync(new(Samples.Incident(Now.AddDays(-age)), null), Token);
        }

        var open = Samples.Incident(Now.AddDays(-500), 1) with { EndedAt = null };
        await incidents.TryWriteAsync(new(open, null), Token);
        var job = new RetentionJob(results, history, incidents, snapshots, monitors, new RetentionOptions(), time, NullLogger<RetentionJob>.Instance);

        await job.RunAsync(Token);
        await job.RunAsync(Token);

        Assert.Equal([6, 1], (await results.ReadAsync(shard, "europe", Now.AddDays(-500), Now, Token)).Select(batch => (Now - batch.Tick).Days));
        Assert.Equal([399, 1], (await history.ReadAsync(shard, Now.AddDays(-500), Now, Token)).Select(hour => (Now - hour.Hour).Days));
        Assert.Equal([1, 399, 500], (await incidents.ListAsync(null, Now, 10, Token)).Select(incident => (Now - incident.StartedAt).Days));
        Assert.NotNull(await snapshots.FindAsync(Shard.OfAdHoc(Samples.TargetId(6)), Samples.TargetId(6), Token));
        Assert.Null(await snapshots.FindAsync(Shard.OfAdHoc(Samples.TargetId(9)), Samples.TargetId(9), Token));
    }
}
