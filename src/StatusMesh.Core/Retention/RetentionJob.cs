using Microsoft.Extensions.Logging;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Retention;

/// <summary>Removes what is older than it has to be. Any node may run it at any time; what one has removed the next does not find.</summary>
public sealed partial class RetentionJob(
    IResultStore results,
    IHistoryStore history,
    IIncidentStore incidents,
    ISnapshotStore snapshots,
    MonitorDirectory monitors,
    RetentionOptions options,
    TimeProvider time,
    ILogger<RetentionJob> logger)
{
    /// <summary>Goes through everything once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (resultsBefore, historyBefore) = (time.GetUtcNow() - options.Results, time.GetUtcNow() - options.History);
        var days = await results.RemoveAsync(resultsBefore, cancellationToken);
        foreach (var shard in (await monitors.GetAsync(cancellationToken)).Shards)
        {
            await history.RemoveAsync(shard, historyBefore, cancellationToken);
        }

        foreach (var shard in Shard.AllAdHoc)
        {
            await snapshots.RemoveAsync(shard, resultsBefore, cancellationToken);
        }

        var removed = 0;
        while (await incidents.RemoveAsync(historyBefore, cancellationToken) is > 0 and var some)
        {
            removed += some;
        }

        Log.Done(logger, days, removed);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Removed what is too old: {Days} days of results, {Incidents} incidents")]
        public static partial void Done(ILogger logger, int days, int incidents);
    }
}
