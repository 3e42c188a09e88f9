using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Simulation.Rules;
using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Mesh;

/// <summary>
/// Ours: nodes on fake time with the product's own planner, voting, merging, second opinions, confirming looks, incidents and alerts, and
/// stores in memory. Simulated are time, the network and the way of messages.
/// </summary>
public sealed class SimulatedMesh : IRule
{
    private static readonly IReadOnlyList<MonitorRegistration> Monitors = [.. Enumerable.Range(0, Trace.Targets).Select(Monitor)];
    private static readonly MonitorIndex Index = new(Monitors);

    /// <inheritdoc/>
    public string Name => "StatusMesh";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace) => Run(trace, (_, _, _) => { });

    /// <summary>The same, and tells every change of a verdict.</summary>
    public static IReadOnlyList<Report> Run(Trace trace, Action<int, DateTimeOffset, Verdict> changed)
    {
        var simulator = new Simulator(trace.Begin);
        var reports = new List<Report>();
        var numbers = Monitors.Select((monitor, i) => (monitor.Target.Id, i)).ToDictionary();
        var snapshots = new WatchedSnapshots(new InMemorySnapshotStore(), (id, verdict) =>
        {
            changed(numbers[id], simulator.Now, verdict);
            if (verdict == Verdict.Down)
            {
                reports.Add(new Report(numbers[id], simulator.Now, ReportKind.Down));
            }
        });
        var outbox = new WatchedOutbox(entry =>
        {
            if (entry.Kind is AlertKind.Opened or AlertKind.Worsened)
            {
                var target = numbers.Single(number => entry.IncidentId.EndsWith(number.Key[..12], StringComparison.Ordinal)).Value;
                reports.Add(new Report(target, simulator.Now + AlertIntake.GroupWait, ReportKind.Alert));
            }
        });

        var mesh = new MeshOptions { Regions = [.. Enumerable.Range(0, trace.Regions).Select(i => new RegionOptions { Name = SimulatedNode.NameOf(i), Title = SimulatedNode.NameOf(i) })] };
        var network = new Network(trace);
        var monitors = new InMemoryMonitorStore();
        foreach (var monitor in Monitors)
        {
            Finished.Check(monitors.PutAsync(monitor, CancellationToken.None));
        }

        var incidents = new InMemoryIncidentStore();
        var nodes = new List<SimulatedNode>();
        var directories = new List<MonitorDirectory>();
        var queues = new SimulatedQueues(trace, simulator, (node, text) => nodes[node].Probe(text), (node, text) => nodes[node].Merge(text));
        for (var location = 0; location < trace.Regions; location++)
        {
            var clock = new RegionClock(simulator, trace.ClockOffsets.ElementAtOrDefault(location));
            var sender = queues.Of(location);
            var directory = new MonitorDirectory(monitors, new InMemoryMaintenanceStore(), clock);
            directories.Add(directory);
            var intake = new AlertIntake(outbox, sender, new AlertOptions { Channels = [new AlertChannel { Name = "people", Kind = AlertChannelKind.Webhook }] });
            var teller = new IncidentTeller(new IncidentLog(incidents, mesh), intake, snapshots, directory);
            var aggregator = new Aggregator(snapshots, sender, directory, teller, new IncidentOptions(), mesh, clock, NullLogger<Aggregator>.Instance);
            nodes.Add(new SimulatedNode(
                location,
                trace.Regions,
                simulator,
                clock,
                Index,
                new SimulatedProber(network, location, clock),
                new SimulatedSelfChecker(network, location, clock),
                sender,
                aggregator));
            PlanTicks(trace, simulator, nodes[location], location);
        }

        simulator.RunTo(trace.End);
        directories.ForEach(directory => directory.Dispose());
        return reports;
    }

    /// <summary>Each node's timer goes off once a second, at a moment of the second of its own.</summary>
    private static void PlanTicks(Trace trace, Simulator simulator, SimulatedNode node, int location)
    {
        var first = trace.Begin + TimeSpan.FromSeconds(Chance.Of(trace.Seed, location, -1));
        Next(first);

        void Next(DateTimeOffset at) => simulator.At(at, () =>
        {
            if (!trace.IsSilent(location, at))
            {
                node.Tick();
            }

            Next(at.AddSeconds(1));
        });
    }

    private static MonitorRegistration Monitor(int number) => new()
    {
        Target = TargetParser.Parse($"http://site-{number}.com/", TargetPolicy.Public) is TargetParse.Accepted accepted
            ? accepted.Target
            : throw new InvalidOperationException("The simulation's own target is refused."),
        Name = $"site {number}",
        Interval = Trace.Interval,
        Shard = "m-00000",
        Source = MonitorSource.File,
    };
}
