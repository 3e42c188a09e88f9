using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Mesh;

/// <summary>
/// One region: the real <see cref="TickPlanner"/>, <see cref="Voting"/> and <see cref="Aggregator"/>, and between them what
/// <see cref="BatchRunner"/> does, on fake time.
/// </summary>
public sealed class SimulatedNode(
    int location,
    int regions,
    Simulator simulator,
    RegionClock clock,
    MonitorIndex monitors,
    SimulatedProber prober,
    SimulatedSelfChecker selfChecker,
    IMessageSender sender,
    Aggregator aggregator)
{
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(10);
    private const int QuickMs = 1000;

    private readonly Dictionary<string, bool> _quick = [];
    private readonly List<string> _ids = [.. monitors.All.Select(monitor => monitor.Target.Id)];
    private DateTimeOffset _planned = DateTimeOffset.UnixEpoch;

    /// <summary>Name of the region at <paramref name="location"/>.</summary>
    public static string NameOf(int location) => $"region-{location}";

    /// <summary>Whose probe queue <paramref name="queue"/> is.</summary>
    public static int LocationOf(string queue) => queue[^1] - '0';

    /// <summary>What the timer of the region does every second.</summary>
    public void Tick()
    {
        var now = clock.GetUtcNow();
        var batches = TickPlanner.Plan(monitors, NameOf(location), location, regions, _planned, now);
        if (batches.Count > 0)
        {
            Finished.Check(sender.SendAsync(QueueNames.Probe(NameOf(location)), [.. batches.Select(MessageText.Write)], CancellationToken.None));
        }

        if (TickPlanner.IsDue(Trace.Interval, location, regions, _planned, now))
        {
            // The region's pulse.
            selfChecker.Check(now - SharedFor, simulator.Now);
        }

        _planned = now;
    }

    /// <summary>What the region does with a message of its probe queue.</summary>
    public void Probe(string message)
    {
        var batch = MessageText.ReadBatch(message);
        var begun = clock.GetUtcNow();
        if (batch.Reason == ProbeReason.Scheduled && begun - batch.Tick > TooLate)
        {
            return;
        }

        var beside = selfChecker.Check(begun - SharedFor, simulator.Now);
        var checks = batch.Targets.Select(target => Check(target.Id)).ToList();
        var results = checks.Select(check => check.Check).ToList();
        simulator.At(checks.Max(check => check.EndedAt), () => Judge(batch, begun, beside, results));
    }

    /// <summary>What the region does with a message of the votes queue.</summary>
    public void Merge(string message) => Finished.Check(aggregator.HandleAsync(message, CancellationToken.None));

    private (CheckResult Check, DateTimeOffset EndedAt) Check(string targetId) =>
        prober.Check(_ids.IndexOf(targetId), targetId, _quick.GetValueOrDefault(targetId), simulator.Now);

    private void Judge(ProbeBatch batch, DateTimeOffset begun, (SelfCheckResult Result, DateTimeOffset EndedAt) beside, IReadOnlyList<CheckResult> checks)
    {
        var standAlone = checks.All(check => Voting.Of("", check, expected: null, selfCheck: null).Vote is not (VoteKind.Down or VoteKind.Abstained));
        if (standAlone)
        {
            Vote(batch, beside.EndedAt <= simulator.Now ? beside.Result : selfChecker.LatestAt(simulator.Now), checks);
            return;
        }

        simulator.At(beside.EndedAt, () =>
        {
            var own = beside.Result.At < begun ? selfChecker.Check(begun, simulator.Now) : beside;
            simulator.At(own.EndedAt, () => Vote(batch, own.Result, checks));
        });
    }

    private void Vote(ProbeBatch batch, SelfCheckResult? selfCheck, IReadOnlyList<CheckResult> checks)
    {
        var votes = checks.Select(check => new TargetVote(
            check.TargetId, monitors.Find(check.TargetId)!.Target.Url, Voting.Of(batch.Region, check, expected: null, selfCheck))).ToList();
        foreach (var (vote, check) in votes.Zip(checks))
        {
            _quick[vote.Id] = vote.Vote.Vote == VoteKind.Up && check.Timings.TotalMs < QuickMs;
        }

        var message = new VotesMessage
        {
            Region = batch.Region,
            Shard = batch.Shard,
            Tick = batch.Tick,
            Reason = batch.Reason,
            SelfCheck = selfCheck,
            Votes = votes,
        };
        Finished.Check(sender.SendAsync(QueueNames.Votes, [MessageText.Write(message)], CancellationToken.None));
    }
}
