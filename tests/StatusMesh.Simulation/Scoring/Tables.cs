using System.Globalization;
using System.Text;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Scoring;

/// <summary>Studies as Markdown.</summary>
public static class Tables
{
    private static readonly TraceKind[] Kinds = Enum.GetValues<TraceKind>();

    // Where nothing but the target fails: what detection times are about.
    private static readonly TraceKind[] Plain = [TraceKind.Sweep, TraceKind.Outage];

    /// <summary>The tables for 3 and 5 regions over a whole year.</summary>
    public static string WriteYear() =>
        string.Concat(new[] { 3, 5 }.Select(regions => Study.Run(regions, TraceMaker.Year)).Select(study => $"{Compare(study)}\n{Explain(study)}\n"));

    /// <summary>The tables of the part of the year that the tests take.</summary>
    public static string WriteQuick() => string.Concat(new[] { 3, 5 }.Select(regions => $"{Compare(Study.Run(regions, TraceMaker.Quick))}\n"));

    /// <summary>All rules side by side.</summary>
    public static string Compare(Study study)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {study.Regions} regions, {study.Traces:N0} traces | false downs | of these with two regions sick | partitions called down | missed outages ≥ 90 s | seconds to the verdict | to the alert | alerts for glitches ≤ 30 s |\n");
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var rule in Study.Rules)
        {
            int Sum(Func<Score, int> number) => Kinds.Sum(kind => number(study.Of(rule, kind)));
            List<double> Seconds(Func<Score, IReadOnlyList<double>> seconds) => [.. Plain.SelectMany(kind => seconds(study.Of(rule, kind))).Order()];
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {rule.Name} | {Sum(s => s.FalseDowns)} | {study.Of(rule, TraceKind.TwoSick).FalseDowns} | {Sum(s => s.PartitionsCalledDown)} of {Sum(s => s.Partitions)} | {Sum(s => s.Missed)} of {Sum(s => s.Outages)} | {Span(Seconds(s => s.VerdictSeconds))} | {Span(Seconds(s => s.AlertSeconds))} | {Sum(s => s.GlitchAlerts)} of {Sum(s => s.Glitches)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Ours by kind of trace.</summary>
    public static string Explain(Study study)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {Study.Rules[0].Name}, {study.Regions} regions | traces | false downs | false alerts | missed outages | seconds to the verdict | to the alert | alerts for glitches |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var kind in Kinds)
        {
            var score = study.Of(Study.Rules[0], kind);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Words(kind)} | {score.Traces} | {score.FalseDowns} | {score.FalseAlerts} | {score.Missed} of {score.Outages} | {Span(score.VerdictSeconds)} | {Span(score.AlertSeconds)} | {score.GlitchAlerts} of {score.Glitches} |\n");
        }

        return text.ToString();
    }

    private static string Words(TraceKind kind) => kind switch
    {
        TraceKind.Sweep => "outage of 90 s at 100 phases",
        TraceKind.Outage => "outage, 31 s..12 h",
        TraceKind.Glitch => "glitch, 1..30 s",
        TraceKind.Partition => "partition of a target",
        TraceKind.OneSick => "one region sick",
        TraceKind.TwoSick => "two regions sick",
        TraceKind.OneSilent => "one region silent",
        TraceKind.ClockSkew => "clocks wrong by up to 30 s",
        _ => "message faults",
    };

    private static string Span(IReadOnlyList<double> seconds) =>
        seconds.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{seconds[seconds.Count / 2]:F0}, {seconds[^1]:F0}");
}
