using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>
/// UptimeRobot: three random nodes for every check, and an incident when all three fail
/// (https://help.uptimerobot.com/en/articles/11358522-understanding-uptimerobot-locations-and-multi-location-feature). In its favour: the nodes stand in three different
/// regions, where by default all are of one; the second and third look as soon as the first has failed.
/// </summary>
public sealed class UptimeRobot : IRule
{
    private const int Nodes = 3;

    /// <inheritdoc/>
    public string Name => "3 random nodes (UptimeRobot)";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace)
    {
        var network = new Network(trace);
        return [.. Enumerable.Range(0, Trace.Targets).SelectMany(target => Watch(trace, network, target))];
    }

    private static IEnumerable<Report> Watch(Trace trace, Network network, int target)
    {
        var isDown = false;
        for (var at = trace.Begin + (Trace.Interval * Chance.Of(trace.Seed, target, 4)); at < trace.End; at += Trace.Interval)
        {
            var nodes = Enumerable.Range(0, trace.Regions)
                .Where(location => !trace.IsSilent(location, at))
                .OrderBy(location => Chance.Of(trace.Seed, target, at.Ticks, location, 4))
                .Take(Nodes)
                .ToList();
            if (nodes.Count == 0)
            {
                continue;
            }

            var first = network.Ask(nodes[0], target, at, Budgets.TenSeconds);
            var others = first.IsGood ? [] : nodes.Skip(1).Select(node => network.Ask(node, target, first.EndedAt, Budgets.TenSeconds)).ToList();
            var failed = !first.IsGood && others.TrueForAll(attempt => !attempt.IsGood);
            if (failed && !isDown)
            {
                yield return new Report(target, others.Select(attempt => attempt.EndedAt).Append(first.EndedAt).Max(), ReportKind.Down);
            }

            isDown = failed;
        }
    }
}
