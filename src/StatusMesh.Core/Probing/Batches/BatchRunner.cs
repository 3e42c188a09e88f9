using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;

namespace StatusMesh.Core.Probing.Batches;

/// <summary>Probes a batch for one region, stores the results as one entity and sends the votes.</summary>
public sealed partial class BatchRunner(
    string region,
    ConfirmingProber prober,
    SelfChecker selfChecker,
    IResultStore results,
    IMessageSender sender,
    MonitorDirectory monitors,
    TargetPolicy policy,
    TimeProvider time,
    ILogger<BatchRunner> logger)
{
    private const int Concurrency = 64;

    /// <summary>Budget of a batch; targets that were not reached by then abstain.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    /// <summary>Age at which a scheduled batch is left out: newer ones are on the queue by then, and the target is spared a burst.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(10);

    /// <summary>A monitor is quick when its last check took less than half of the first look.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _quick = new();

    /// <summary>Handles one message. When it returns, the effects are stored and the message may be completed.</summary>
    /// <exception cref="UnreadableMessageException">The message can never be handled.</exception>
    public async Task HandleAsync(string message, CancellationToken cancellationToken)
    {
        var batch = MessageText.ReadBatch(message);
        var begun = time.GetUtcNow();
        if (batch.Reason == ProbeReason.Scheduled && begun - batch.Tick > TooLate)
        {
            Log.TooLate(logger, region, batch.Shard, batch.Tick);
            return;
        }

        var jobs = await JobsOf(batch, cancellationToken);
        if (jobs.Count == 0)
        {
            return;
        }

        // A self-check may be shared with a batch that began shortly before; a failure is judged by one that began with it.
        var beside = selfChecker.CheckAsync(begun - TimeSpan.FromSeconds(10), cancellationToken);
        var checks = await ProbeAllAsync(jobs, cancellationToken);
        var selfCheck = await JudgeRegionAsync(beside, jobs, checks, begun, cancellationToken);

        await results.WriteAsync(
            new BatchResults
            {
                BatchId = batch.Id,
                Region = region,
                Shard = batch.Shard,
                Tick = batch.Tick,
                SelfCheck = selfCheck,
                Results = checks,
            },
            cancellationToken);
        var votes = jobs.Zip(checks, (job, check) => VoteOn(job, check, selfCheck)).ToList();
        await VoteSender.SendAsync(sender, batch, selfCheck, votes, cancellationToken);
        Log.Probed(
            logger, region, batch.Shard, votes.Count, votes.Count(v => v.Vote.Vote == VoteKind.Down), votes.Count(v => v.Vote.Vote == VoteKind.Abstained));
    }

    private async Task<List<Job>> JobsOf(ProbeBatch batch, CancellationToken cancellationToken)
    {
        var index = await monitors.GetAsync(cancellationToken);
        var jobs = new List<Job>();
        foreach (var target in batch.Targets)
        {
            if (index.Find(target.Id) is { } monitor)
            {
                jobs.Add(new Job(monitor.Target, monitor.Request ?? RequestSettings.Default, monitor.Expect ?? Expectations.None));
            }
            else if (target.Url is { } url)
            {
                jobs.Add(TargetParser.Parse(url, policy) is TargetParse.Accepted accepted
                    ? new Job(accepted.Target, RequestSettings.Default, Expectations.None)
                    : throw new UnreadableMessageException("The batch holds a URL that this node's rules refuse."));
            }
        }

        return jobs;
    }

    private async Task<CheckResult[]> ProbeAllAsync(List<Job> jobs, CancellationToken cancellationToken)
    {
        var checks = new CheckResult[jobs.Count];
        using var deadline = new CancellationTokenSource(Budget, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, jobs.Count, options, async (i, _) =>
        {
            var job = jobs[i];
            var begun = time.GetUtcNow();
            try
            {
                checks[i] = await prober.CheckAsync(
                    job.Target, job.Settings, job.Expected, _quick.GetValueOrDefault(job.Target.Id), linked.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                checks[i] = NotProbed(job, begun, Cause.OutOfTime, FailureSource.Policy);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A bug that one target sets off must not take the other 99 with it.
                Log.Failed(logger, e, region, job.Target.Url);
                checks[i] = NotProbed(job, begun, Cause.InternalError, FailureSource.Network);
            }
        });
        return checks;
    }

    private static CheckResult NotProbed(Job job, DateTimeOffset at, Cause cause, FailureSource source) => new()
    {
        TargetId = job.Target.Id,
        At = at,
        Timings = new PhaseTimings { TotalMs = 0 },
        Failure = new ProbeFailure(ProbePhase.Guard, cause, source),
    };

    private async Task<SelfCheckResult?> JudgeRegionAsync(
        Task<SelfCheckResult?> beside, List<Job> jobs, CheckResult[] checks, DateTimeOffset begun, CancellationToken cancellationToken)
    {
        if (jobs.Zip(checks).All(pair => StandsAlone(pair.First, pair.Second)))
        {
            // Successes count whatever the region's state: an answer must not wait for a control host that hangs.
            return beside.IsCompletedSuccessfully ? await beside : selfChecker.Latest;
        }

        var selfCheck = await beside;
        return selfCheck is not null && selfCheck.At < begun ? await selfChecker.CheckAsync(begun, cancellationToken) : selfCheck;
    }

    /// <summary>True when the vote on a check does not hang on the region's own state.</summary>
    private bool StandsAlone(Job job, CheckResult check) =>
        check.NeedsNoNetwork
        || (Voting.Of(region, check, job.Expected, selfCheck: null).Vote is not (VoteKind.Down or VoteKind.Abstained) && check.OtherFamily?.Failure is null);

    private TargetVote VoteOn(Job job, CheckResult check, SelfCheckResult? selfCheck)
    {
        var vote = Voting.Of(region, check, job.Expected, selfCheck);
        _quick[job.Target.Id] = vote.Vote == VoteKind.Up && check.Timings.TotalMs < Quick.TotalMilliseconds;
        return new TargetVote(job.Target.Id, job.Target.Url, vote);
    }

    private sealed record Job(Target Target, RequestSettings Settings, Expectations Expected);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Region} probed {Count} of {Shard}: {Down} down, {Abstained} abstained")]
        public static partial void Probed(ILogger logger, string region, string shard, int count, int down, int abstained);

        [LoggerMessage(LogLevel.Error, "{Region} could not probe {Url}")]
        public static partial void Failed(ILogger logger, Exception exception, string region, string url);

        [LoggerMessage(LogLevel.Warning, "{Region} leaves out a batch of {Shard} from {Tick:u}: too late, newer ones are waiting")]
        public static partial void TooLate(ILogger logger, string region, string shard, DateTimeOffset tick);
    }
}
