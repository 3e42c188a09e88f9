using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>
/// Amazon Route 53: checkers that do not coordinate, each healthy or not after 3 checks in a row (its defaults: 30 s interval, threshold
/// 3), 4 s to connect and 2 s to answer; an endpoint is unhealthy when 18 % of the checkers or fewer find it healthy
/// (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html). Assumed: 3 checkers in a region. Its interval is left at 30 s, not
/// scaled to ours.
/// </summary>
public sealed class Route53 : IRule
{
    private const int CheckersPerRegion = 3;
    private const int Threshold = 3;
    private const double HealthyShare = 0.18;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly Budgets Budgets = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));

    /// <inheritdoc/>
    public string Name => "18 % of checkers, 3 in a row (Route 53)";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace)
    {
        var network = new Network(trace);
        return [.. Enumerable.Range(0, Trace.Targets).SelectMany(target => Watch(trace, network, target))];
    }

    private static IEnumerable<Report> Watch(Trace trace, Network network, int target)
    {
        var checkers = trace.Regions * CheckersPerRegion;
        var (isUnhealthy, isDown) = (new bool[checkers], false);
        foreach (var status in Enumerable.Range(0, checkers).SelectMany(checker => Changes(trace, network, target, checker)).OrderBy(status => status.At))
        {
            isUnhealthy[status.Checker] = !status.IsGood;
            var isUnhealthyNow = isUnhealthy.Count(unhealthy => !unhealthy) <= checkers * HealthyShare;
            if (isUnhealthyNow && !isDown)
            {
                yield return new Report(target, status.At, ReportKind.Down);
            }

            isDown = isUnhealthyNow;
        }
    }

    private static IEnumerable<RegionStatus> Changes(Trace trace, Network network, int target, int checker)
    {
        var location = checker / CheckersPerRegion;
        var (inARow, isHealthy) = (0, true);
        for (var at = trace.Begin + (Interval * Chance.Of(trace.Seed, target, checker, 6)); at < trace.End; at += Interval)
        {
            if (trace.IsSilent(location, at))
            {
                continue;
            }

            var attempt = network.Ask(location, target, at, Budgets);
            inARow = attempt.IsGood == isHealthy ? 0 : inARow + 1;
            if (inARow == Threshold)
            {
                (inARow, isHealthy) = (0, !isHealthy);
                yield return new RegionStatus(checker, attempt.EndedAt, isHealthy);
            }
        }
    }
}
