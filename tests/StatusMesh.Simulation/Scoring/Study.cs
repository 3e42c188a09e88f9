using StatusMesh.Simulation.Mesh;
using StatusMesh.Simulation.Rules;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Scoring;

/// <summary>All rules on the same traces.</summary>
public sealed class Study
{
    private readonly Dictionary<(string Rule, TraceKind Kind), Score> _scores = [];

    private Study(int regions) => Regions = regions;

    /// <summary>The rules, ours first.</summary>
    public static IReadOnlyList<IRule> Rules { get; } =
        [new SimulatedMesh(), new SingleVantage(), new OpenStatus(), new BetterStackUptime(), new UptimeRobot(), new Checkly(), new Route53()];

    /// <summary>Number of regions.</summary>
    public int Regions { get; }

    /// <summary>Number of traces.</summary>
    public int Traces => Enum.GetValues<TraceKind>().Sum(kind => Of(Rules[0], kind).Traces);

    /// <summary>The score of a rule over the traces of one kind.</summary>
    public Score Of(IRule rule, TraceKind kind) => _scores[(rule.Name, kind)];

    /// <summary>Runs all rules on the sweep and <paramref name="count"/> traces of a year.</summary>
    public static Study Run(int regions, int count)
    {
        var traces = TraceMaker.Make(regions, count).ToList();
        var reports = new IReadOnlyList<Report>[traces.Count, Rules.Count];

        // The longest first, so that no core waits for a last one of twelve hours.
        var order = Enumerable.Range(0, traces.Count).OrderByDescending(i => traces[i].End - traces[i].Begin).ToList();
        Parallel.ForEach(order, i =>
        {
            for (var rule = 0; rule < Rules.Count; rule++)
            {
                reports[i, rule] = Rules[rule].Run(traces[i]);
            }
        });

        var study = new Study(regions);
        foreach (var (rule, number) in Rules.Select((rule, number) => (rule, number)))
        {
            foreach (var kind in Enum.GetValues<TraceKind>())
            {
                var score = study._scores[(rule.Name, kind)] = new Score();
                foreach (var i in Enumerable.Range(0, traces.Count).Where(i => traces[i].Kind == kind))
                {
                    score.Add(traces[i], reports[i, number], alertsApart: number == 0);
                }
            }
        }

        return study;
    }
}
