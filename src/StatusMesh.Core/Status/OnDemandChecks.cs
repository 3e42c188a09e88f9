using System.Collections.Concurrent;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.Status;

/// <summary>Has all regions look at a target now: once, however many callers wait for it.</summary>
public sealed class OnDemandChecks(StateReader reader, IMessageSender sender, MeshOptions mesh, TimeProvider time)
{
    /// <summary>Checks that may be under way at once; beyond that callers are told to come back.</summary>
    private const int Most = 200;

    /// <summary>Time after which a check is given up: two full looks and the way through the queues.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    /// <summary>Time that the last regions get once the verdict is certain.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Lazy<Task<TargetState>>> _running = new();

    /// <summary>The state once the regions have looked, or the one known by the end of <paramref name="wait"/>.</summary>
    public async Task<TargetState> CheckAsync(TargetState state, TimeSpan wait, CancellationToken cancellationToken)
    {
        var id = state.Target.Id;
        if (_running.Count >= Most && !_running.ContainsKey(id))
        {
            return state;
        }

        var check = _running.GetOrAdd(id, _ => new Lazy<Task<TargetState>>(() => RunAsync(state)));
        try
        {
            return await check.Value.WaitAsync(wait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return await reader.ReadAsync(state.Target, cancellationToken);
        }
    }

    /// <summary>Asks all regions to look at <paramref name="target"/>, and waits for none.</summary>
    /// <param name="target">What to look at.</param>
    /// <param name="monitor">Its registration; null when nobody registered it.</param>
    /// <param name="askedAt">The time of asking, UTC.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    public async Task AskAsync(Target target, MonitorRegistration? monitor, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        foreach (var region in mesh.Regions)
        {
            var batch = new ProbeBatch
            {
                Region = region.Name,
                Shard = monitor?.Shard ?? Shard.OfAdHoc(target.Id),
                Tick = DateTimeOffset.FromUnixTimeMilliseconds(askedAt.ToUnixTimeMilliseconds()),
                Reason = ProbeReason.OnDemand,
                Targets = [new BatchTarget(target.Id, monitor is null ? target.Url : null)],
            };
            await sender.SendAsync(QueueNames.Probe(region.Name), [MessageText.Write(batch)], cancellationToken);
        }
    }

    private async Task<TargetState> RunAsync(TargetState state)
    {
        // Nobody's token: the check belongs to all callers that wait for it, and to those still to come. The budget bounds it.
        await Task.Yield();
        try
        {
            var askedAt = time.GetUtcNow();

            // The caller may have looked before another check stored its votes, and come here after that check was over.
            var known = await reader.ReadAsync(state.Target, CancellationToken.None);
            if (known.IsFresh(askedAt))
            {
                return known;
            }

            await AskAsync(state.Target, state.Monitor, askedAt, CancellationToken.None);
            return await WaitForVotesAsync(state, askedAt);
        }
        finally
        {
            _running.TryRemove(state.Target.Id, out _);
        }
    }

    private async Task<TargetState> WaitForVotesAsync(TargetState state, DateTimeOffset askedAt)
    {
        var start = time.GetTimestamp();
        long? certainAt = null;
        while (time.GetElapsedTime(start) < Budget)
        {
            await Task.Delay(Pause, time, CancellationToken.None);
            state = await reader.ReadNowAsync(state.Target, CancellationToken.None);
            var fresh = state.Votes.Where(vote => vote.CheckedAt >= askedAt).ToList();
            if (fresh.Count == state.Votes.Count)
            {
                break;
            }

            if (IsCertain(fresh, state.Votes.Count))
            {
                certainAt ??= time.GetTimestamp();
                if (time.GetElapsedTime(certainAt.Value) >= Grace)
                {
                    break;
                }
            }
        }

        return state;
    }

    /// <summary>True when enough fresh votes agree that the missing ones cannot turn the answer round.</summary>
    private static bool IsCertain(List<RegionVote> fresh, int regions) =>
        fresh.GroupBy(vote => vote.Vote).Any(same => same.Key != VoteKind.Abstained && same.Count() >= VerdictRule.Needed(regions));
}
