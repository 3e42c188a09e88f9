using StatusMesh.Core.Alerts;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Incidents;

/// <summary>
/// Does what was stored as pending together with verdicts: writes the log and fills the outbox. Every step may be done again, so a node
/// may die anywhere in between, and the next message of the shard goes on.
/// </summary>
public sealed class IncidentTeller(IncidentLog log, AlertIntake alerts, ISnapshotStore snapshots, MonitorDirectory monitors)
{
    private const int Attempts = 5;

    /// <summary>True when something in <paramref name="snapshot"/> is pending.</summary>
    public static bool IsPending(Snapshot snapshot) => snapshot.Told is { Pending.Count: > 0 };

    /// <summary>Does all that is pending in a shard.</summary>
    public async Task TellAsync(string shard, CancellationToken cancellationToken)
    {
        var index = await monitors.GetAsync(cancellationToken);
        var done = new Dictionary<string, int>();
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var state = await snapshots.LoadShardAsync(shard, cancellationToken);
            var pending = state.Snapshots.Values.Where(item => IsPending(item.Value)).ToList();
            foreach (var snapshot in pending.Select(item => item.Value))
            {
                await TellAsync(index.Find(snapshot.Id), snapshot, done.GetValueOrDefault(snapshot.Id), cancellationToken);
                done[snapshot.Id] = snapshot.Told!.Number;
            }

            IReadOnlyList<Versioned<Snapshot>> told = [.. pending.Select(item => item with { Value = item.Value with { Told = item.Value.Told! with { Pending = [] } } })];
            if (await snapshots.TrySaveAsync(shard, told, [], cancellationToken))
            {
                return;
            }
        }

        // The shard is busy. What is done is done; its next message clears the marks.
    }

    private async Task TellAsync(MonitorRegistration? monitor, Snapshot snapshot, int done, CancellationToken cancellationToken)
    {
        foreach (var telling in snapshot.Told!.Pending.Where(telling => telling.Number > done))
        {
            var incident = await log.AddAsync(monitor, snapshot, telling, cancellationToken);
            if (telling.Alert is { } kind && incident is not null)
            {
                await alerts.AddAsync(kind, telling, monitor, cancellationToken);
            }
        }
    }
}
