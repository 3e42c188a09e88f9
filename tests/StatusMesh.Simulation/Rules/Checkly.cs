using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>
/// Checkly with parallel scheduling: all locations check at once, failed ones retry from the same location, and an alert goes out when
/// at least 50 % of them have failed (https://checklyhq.com/docs/constructs/alert-escalation-policy, https://checklyhq.com/docs/constructs/retry-strategy). In its favour: two
/// retries, 5 s apart, and the alert goes out with the failure that makes it half, not with the end of the run.
/// </summary>
public sealed class Checkly : IRule
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "50 % of parallel runs, retries (Checkly)";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace)
    {
        var network = new Network(trace);
        return [.. Enumerable.Range(0, Trace.Targets).SelectMany(target => Watch(trace, network, target))];
    }

    private static IEnumerable<Report> Watch(Trace trace, Network network, int target)
    {
        var isDown = false;
        var needed = (trace.Regions + 1) / 2;
        for (var at = trace.Begin + (Trace.Interval * Chance.Of(trace.Seed, target, 5)); at < trace.End; at += Trace.Interval)
        {
            var failures = Enumerable.Range(0, trace.Regions)
                .Where(location => !trace.IsSilent(location, at))
                .Select(location => Retried.Check(network, location, target, at, Tries, Pause))
                .Where(status => !status.IsGood)
                .Select(status => status.At)
                .Order()
                .ToList();
            if (failures.Count >= needed && !isDown)
            {
                yield return new Report(target, failures[needed - 1], ReportKind.Down);
            }

            isDown = failures.Count >= needed;
        }
    }
}
