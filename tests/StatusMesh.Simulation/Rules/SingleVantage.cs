using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>
/// One vantage point with 3 retries, as Uptime Kuma does: a failed check makes a monitor pending, and it is down when the retries, one
/// retry interval apart, have failed as well (https://github.com/louislam/uptime-kuma/blob/master/server/model/monitor.js). In its favour: 20 s, the shortest
/// retry interval, where the default is the interval itself.
/// </summary>
public sealed class SingleVantage : IRule
{
    private const int Retries = 3;
    private const int Location = 0;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public string Name => "One vantage point, 3 retries (Uptime Kuma)";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace)
    {
        var network = new Network(trace);
        return [.. Enumerable.Range(0, Trace.Targets).SelectMany(target => Watch(trace, network, target))];
    }

    private static IEnumerable<Report> Watch(Trace trace, Network network, int target)
    {
        var (failures, isDown) = (0, false);
        for (var at = trace.Begin + (Trace.Interval * Chance.Of(trace.Seed, target, 1)); at < trace.End;)
        {
            if (trace.IsSilent(Location, at))
            {
                at += Trace.Interval;
                continue;
            }

            var attempt = network.Ask(Location, target, at, Budgets.TenSeconds);
            failures = attempt.IsGood ? 0 : failures + 1;
            if (failures > Retries && !isDown)
            {
                yield return new Report(target, attempt.EndedAt, ReportKind.Down);
            }

            isDown = failures > Retries;
            at = attempt.EndedAt + (failures is > 0 and <= Retries ? RetryInterval : Trace.Interval);
        }
    }
}
