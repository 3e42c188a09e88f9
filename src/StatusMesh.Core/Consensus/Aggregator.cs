using Microsoft.Extensions.Logging;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>Turns votes into published snapshots. Any node may run it; versions decide who was first, and the other decides again.</summary>
public sealed partial class Aggregator(
    ISnapshotStore snapshots,
    IMessageSender sender,
    MonitorDirectory monitors,
    IncidentTeller teller,
    IncidentOptions incidents,
    MeshOptions mesh,
    TimeProvider time,
    ILogger<Aggregator> logger)
{
    private const int Attempts = 10;
    private const int MostItems = 100;

    /// <summary>A target that announces its return for later than this is looked at by ticks only.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    private readonly string[] _regions = [.. mesh.Regions.Select(region => region.Name)];

    /// <summary>Handles one message. When it returns, the effects are stored and the message may be completed.</summary>
    /// <exception cref="UnreadableMessageException">The message can never be handled.</exception>
    /// <exception cref="TimeoutException">Others were first ten times in a row; the message must come again.</exception>
    public async Task HandleAsync(string message, CancellationToken cancellationToken)
    {
        var read = MessageText.ReadVotes(message);
        var index = await monitors.GetAsync(cancellationToken);
        var interval = read.Votes.Select(vote => index.Find(vote.Id)?.Interval ?? TimeSpan.Zero).DefaultIfEmpty().Min();
        var votes = ClockSkew.Correct(read, time.GetUtcNow(), interval, out var skew);
        if (skew > TimeSpan.Zero)
        {
            Log.Skewed(logger, votes.Region, skew.TotalSeconds);
        }

        var asked = new HashSet<LookAt>();
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var state = Shard.IsAdHoc(votes.Shard)
                ? await snapshots.LoadTargetsAsync(votes.Shard, [.. votes.Votes.Select(vote => vote.Id)], cancellationToken)
                : await snapshots.LoadShardAsync(votes.Shard, cancellationToken);
            var merge = ShardMerge.Apply(state, votes, new MergeContext(_regions, await monitors.GetAsync(cancellationToken), incidents, time.GetUtcNow()));
            if (attempt == 1)
            {
                await AskOthersAsync(votes, merge.FirstDown, cancellationToken);
            }

            await AskLaterAsync(votes.Shard, [.. merge.Looks.Where(asked.Add)], cancellationToken);
            if (await SaveAsync(votes.Shard, merge, cancellationToken))
            {
                Report(state, merge);
                if (merge.Snapshots.Concat(state.Snapshots.Values).Any(item => IncidentTeller.IsPending(item.Value)))
                {
                    await teller.TellAsync(votes.Shard, cancellationToken);
                }

                return;
            }
        }

        throw new TimeoutException($"Shard {votes.Shard} changed {Attempts} times while its votes were merged.");
    }

    /// <summary>A region that sees a target down does not have to wait for the others' ticks.</summary>
    private async Task AskOthersAsync(VotesMessage votes, IReadOnlyList<TargetVote> firstDown, CancellationToken cancellationToken)
    {
        if (votes.Reason != ProbeReason.Scheduled || firstDown.Count == 0)
        {
            return;
        }

        foreach (var region in _regions.Where(region => region != votes.Region))
        {
            var targets = firstDown.Select(vote => new BatchTarget(vote.Id, Shard.IsAdHoc(votes.Shard) ? vote.Url : null));
            await AskAsync(region, votes.Shard, votes.Tick, ProbeReason.SecondOpinion, [.. targets], TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>A verdict that has to last is looked at again when it has, by all regions at once.</summary>
    private async Task AskLaterAsync(string shard, IReadOnlyList<LookAt> looks, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var look in looks.GroupBy(look => look.At).Where(look => look.Key - now <= LongestDelay))
        {
            // A look must begin after that time to count, whatever the clocks of the regions.
            var delay = look.Key > now ? look.Key - now + TimeSpan.FromSeconds(1) : TimeSpan.Zero;
            foreach (var region in _regions)
            {
                await AskAsync(
                    region, shard, look.Key, ProbeReason.Confirmation, [.. look.Select(target => new BatchTarget(target.Id, null))], delay, cancellationToken);
            }
        }
    }

    private Task AskAsync(
        string region, string shard, DateTimeOffset tick, ProbeReason reason, IReadOnlyList<BatchTarget> targets, TimeSpan delay, CancellationToken cancellationToken)
    {
        var batch = new ProbeBatch
        {
            Region = region,
            Shard = shard,
            Tick = DateTimeOffset.FromUnixTimeMilliseconds(tick.ToUnixTimeMilliseconds()),
            Reason = reason,
            Targets = targets,
        };
        return delay == TimeSpan.Zero
            ? sender.SendAsync(QueueNames.Probe(region), [MessageText.Write(batch)], cancellationToken)
            : sender.SendLaterAsync(QueueNames.Probe(region), [MessageText.Write(batch)], delay, cancellationToken);
    }

    /// <summary>Snapshots go first: a heartbeat that was stored marks its votes as merged.</summary>
    private async Task<bool> SaveAsync(string shard, MergeResult merge, CancellationToken cancellationToken)
    {
        if (merge.Snapshots.Count + merge.Heartbeats.Count <= MostItems)
        {
            return await snapshots.TrySaveAsync(shard, merge.Snapshots, merge.Heartbeats, cancellationToken);
        }

        return await snapshots.TrySaveAsync(shard, merge.Snapshots, [], cancellationToken)
            && await snapshots.TrySaveAsync(shard, [], merge.Heartbeats, cancellationToken);
    }

    private void Report(ShardState before, MergeResult merge)
    {
        foreach (var snapshot in merge.Snapshots.Select(item => item.Value))
        {
            var old = before.Snapshots.GetValueOrDefault(snapshot.Id)?.Value.Verdict;
            if (old != snapshot.Verdict && (old is not null || snapshot.Verdict != Verdict.Unknown))
            {
                Log.Changed(logger, snapshot.Url, old?.ToString().ToLowerInvariant() ?? "new", snapshot.Verdict.ToString().ToLowerInvariant(), snapshot.Since);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Url}: {Old} -> {New} since {Since:HH:mm:ss}")]
        public static partial void Changed(ILogger logger, string url, string old, string @new, DateTimeOffset since);

        [LoggerMessage(LogLevel.Warning, "The clock of {Region} is {Seconds:F0} s ahead of ours; its votes are counted as if they were from now")]
        public static partial void Skewed(ILogger logger, string region, double seconds);
    }
}
