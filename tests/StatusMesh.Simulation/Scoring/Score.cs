using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Scoring;

/// <summary>What a rule was worth over many traces. May be added to from one thread only.</summary>
public sealed class Score
{
    /// <summary>A verdict that comes this long after an outage may still be about it: the longest way of a message, and a look.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(5);

    /// <summary>An outage is found when its verdict comes while it lasts; a look that began in it may take until then to end.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(15);

    private readonly List<double> _verdicts = [];
    private readonly List<double> _alerts = [];

    /// <summary>Traces that were scored.</summary>
    public int Traces { get; private set; }

    /// <summary>Verdicts "down" on targets that were up for everyone.</summary>
    public int FalseDowns { get; private set; }

    /// <summary>Alerts on targets that were up for everyone, of any kind.</summary>
    public int FalseAlerts { get; private set; }

    /// <summary>Partitions that fewer regions saw than a verdict needs, and that were called down all the same.</summary>
    public int PartitionsCalledDown { get; private set; }

    /// <summary>Partitions.</summary>
    public int Partitions { get; private set; }

    /// <summary>Outages of at least <see cref="Trace.MustBeFound"/>.</summary>
    public int Outages { get; private set; }

    /// <summary>Of these, those that nothing was said of while they lasted.</summary>
    public int Missed { get; private set; }

    /// <summary>Glitches of at most <see cref="Trace.LongestGlitch"/>.</summary>
    public int Glitches { get; private set; }

    /// <summary>Of these, those that people were told of.</summary>
    public int GlitchAlerts { get; private set; }

    /// <summary>Seconds from the start of an outage of <see cref="Trace.MustBeFound"/> or more to the verdict; in order.</summary>
    public IReadOnlyList<double> VerdictSeconds => [.. _verdicts.Order()];

    /// <summary>The same to the first alert.</summary>
    public IReadOnlyList<double> AlertSeconds => [.. _alerts.Order()];

    /// <summary>Adds what a rule said in the course of a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="reports">What it said.</param>
    /// <param name="alertsApart">False when every verdict is an alert.</param>
    public void Add(Trace trace, IReadOnlyList<Report> reports, bool alertsApart)
    {
        Traces++;
        var downs = reports.Where(report => report.Kind == ReportKind.Down).OrderBy(report => report.At).ToList();
        var alerts = alertsApart ? [.. reports.Where(report => report.Kind == ReportKind.Alert).OrderBy(report => report.At)] : downs;
        FalseDowns += downs.Count(report => !trace.TargetFaults.Any(fault => IsAbout(report, fault)));
        FalseAlerts += alerts.Count(report => !trace.TargetFaults.Any(fault => IsAbout(report, fault)));
        foreach (var fault in trace.TargetFaults)
        {
            var said = downs.FirstOrDefault(report => IsAbout(report, fault));
            var told = alerts.FirstOrDefault(report => IsAbout(report, fault));
            if (fault.Locations is not null)
            {
                Partitions++;
                PartitionsCalledDown += said is null ? 0 : 1;
            }
            else if (fault.Length >= Trace.MustBeFound)
            {
                Outages++;
                Missed += said is null || said.At > fault.To + LastLook ? 1 : 0;
                _verdicts.AddRange(said is null ? [] : [(said.At - fault.From).TotalSeconds]);
                _alerts.AddRange(told is null ? [] : [(told.At - fault.From).TotalSeconds]);
            }
            else if (fault.Length <= Trace.LongestGlitch)
            {
                Glitches++;
                GlitchAlerts += told is null ? 0 : 1;
            }
        }
    }

    private static bool IsAbout(Report report, TargetFault fault) =>
        report.Target == fault.Target && report.At >= fault.From && report.At < fault.To + Afterwards;
}
