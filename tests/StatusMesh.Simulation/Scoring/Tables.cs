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

    /// <summary>The tables for 3 and 5 regions over <paramref name="count"/> traces each.</summary>
    public static string Write(int count) => string.Concat(new[] { 3, 5 }.Select(regions => Write(Study.Run(regions, count))));

    /// <summary>All rules side by side, then ours by kind of trace.</summary>
    public static string Write(Study study)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {study.Regions} regions\n\n");
        text.Append("| rule | false downs | partitions called down | missed outages ≥ 90 s | to the verdict: median, worst (s) | to the alert: median, worst (s) | alerts for glitches ≤ 30 s |\n");
        text.Append("|---|---|---|---|---|---|---|\n");
        foreach (var rule in Study.Rules)
        {
            int Sum(Func<Score, int> number) => Kinds.Sum(kind => number(study.Of(rule, kind)));
            List<double> Seconds(Func<Score, IReadOnlyList<double>> seconds) => [.. Plain.SelectMany(kind => seconds(study.Of(rule, kind))).Order()];
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {rule.Name} | {Sum(s => s.FalseDowns)} | {Sum(s => s.PartitionsCalledDown)} of {Sum(s => s.Partitions)} | {Sum(s => s.Missed)} of {Sum(s => s.Outages)} | {Span(Seconds(s => s.VerdictSeconds))} | {Span(Seconds(s => s.AlertSeconds))} | {Sum(s => s.GlitchAlerts)} of {Sum(s => s.Glitches)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Study.Rules[0].Name} by kind of trace:\n\n");
        text.Append("| kind | traces | false downs | false alerts | missed | to the verdict (s) | to the alert (s) | alerts for glitches |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var kind in Kinds)
        {
            var score = study.Of(Study.Rules[0], kind);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {kind} | {score.Traces} | {score.FalseDowns} | {score.FalseAlerts} | {score.Missed} of {score.Outages} | {Span(score.VerdictSeconds)} | {Span(score.AlertSeconds)} | {score.GlitchAlerts} of {score.Glitches} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Span(IReadOnlyList<double> seconds) =>
        seconds.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{seconds[seconds.Count / 2]:F0}, {seconds[^1]:F0}");
}
