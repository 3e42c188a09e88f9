using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>
/// Better Stack: at least 4 locations, and an incident only after a check has failed from at least 3
/// (https://betterstack.com/docs/uptime/locations-and-regions), with no confirmation period, as in its example
/// (https://betterstack.com/docs/uptime/confirmation-and-recovery-period). In its favour: the locations take turns within the interval, and after a failure all
/// others look at once.
/// </summary>
public sealed class BetterStackUptime : IRule
{
    private const int LeastLocations = 4;
    private const int Needed = 3;

    /// <inheritdoc/>
    public string Name => "3 of at least 4 locations (Better Stack)";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace)
    {
        var network = new Network(trace);
        return [.. Enumerable.Range(0, Trace.Targets).SelectMany(target => Watch(trace, network, target))];
    }

    private static IEnumerable<Report> Watch(Trace trace, Network network, int target)
    {
        var locations = Math.Max(LeastLocations, trace.Regions);
        var (turn, isDown) = (0, false);
        for (var at = trace.Begin + (Trace.Interval * Chance.Of(trace.Seed, target, 3)); at < trace.End; at += Trace.Interval / locations, turn = (turn + 1) % locations)
        {
            if (trace.IsSilent(turn, at))
            {
                continue;
            }

            var first = network.Ask(turn, target, at, Budgets.TenSeconds);
            if (first.IsGood)
            {
                isDown = false;
                continue;
            }

            var failures = Enumerable.Range(0, locations)
                .Where(location => location != turn && !trace.IsSilent(location, first.EndedAt))
                .Select(location => network.Ask(location, target, first.EndedAt, Budgets.TenSeconds))
                .Where(attempt => !attempt.IsGood)
                .Prepend(first)
                .Select(attempt => attempt.EndedAt)
                .Order()
                .ToList();
            if (failures.Count >= Needed && !isDown)
            {
                yield return new Report(target, failures[Needed - 1], ReportKind.Down);
            }

            isDown = failures.Count >= Needed;
        }
    }
}
