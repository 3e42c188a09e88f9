using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>
/// OpenStatus: every region checks at the same time, and an incident opens when the regions whose last status is an error are at least
/// half of all (https://github.com/openstatusHQ/openstatus/blob/main/apps/workflows/src/checker/index.ts, https://docs.openstatus.dev/reference/incident). A status
/// counts until the region reports another, however old it is. In its favour: a check is an error only when 3 tries, 1 s apart, have failed.
/// </summary>
public sealed class OpenStatus : IRule
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => "n/2 of the regions (OpenStatus)";

    /// <inheritdoc/>
    public IReadOnlyList<Report> Run(Trace trace)
    {
        var network = new Network(trace);
        return [.. Enumerable.Range(0, Trace.Targets).SelectMany(target => Watch(trace, network, target))];
    }

    private static IEnumerable<Report> Watch(Trace trace, Network network, int target)
    {
        var (inError, isDown) = (new bool[trace.Regions], false);
        foreach (var status in Checks(trace, network, target).OrderBy(status => status.At))
        {
            inError[status.Checker] = !status.IsGood;
            if (!status.IsGood && !isDown && inError.Count(error => error) * 2 >= trace.Regions)
            {
                isDown = true;
                yield return new Report(target, status.At, ReportKind.Down);
            }
            else if (status.IsGood && inError.Count(error => !error) * 2 >= trace.Regions)
            {
                isDown = false;
            }
        }
    }

    private static IEnumerable<RegionStatus> Checks(Trace trace, Network network, int target)
    {
        for (var at = trace.Begin + (Trace.Interval * Chance.Of(trace.Seed, target, 2)); at < trace.End; at += Trace.Interval)
        {
            foreach (var location in Enumerable.Range(0, trace.Regions).Where(location => !trace.IsSilent(location, at)))
            {
                yield return Retried.Check(network, location, target, at, Tries, Pause);
            }
        }
    }
}
