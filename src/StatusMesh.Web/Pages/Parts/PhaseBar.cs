using StatusMesh.Core.Probing;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>The phases of one check as a bar: each starts where the one before ended.</summary>
internal static class PhaseBar
{
    /// <summary>Phases in the order of a probe: CSS class, words.</summary>
    public static readonly IReadOnlyList<(string Name, string Words)> Legend =
        [("dns", "DNS"), ("connect", "Connect"), ("tls", "TLS"), ("wait", "First byte"), ("transfer", "Transfer")];

    /// <summary>Least width of a phase that happened, in percent of the bar, so that it can be seen.</summary>
    private const double LeastWidth = 0.8;

    /// <summary>Adds the bar; <paramref name="longestMs"/> fills it, so that the regions can be compared.</summary>
    public static void Add(HtmlBuilder html, PhaseTimings timings, double longestMs)
    {
        double?[] phases = [timings.DnsMs, timings.ConnectMs, timings.TlsMs, timings.FirstByteMs, timings.TransferMs];
        var scale = longestMs > 0 ? 100 / longestMs : 0;
        var at = 0.0;

        html.Add($"""<svg class="phases" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{Words(phases)}">""");
        html.Add($"""<rect class="ph-track" width="100" height="10"/>""");
        for (var i = 0; i < phases.Length; i++)
        {
            if (phases[i] is { } spent)
            {
                at += AddPhase(html, Legend[i].Name, at, spent * scale, $"{Legend[i].Words} {PageTimes.Span(spent)}");
            }
        }

        // What is left was spent in the phase that never ended.
        var lost = timings.TotalMs - phases.Sum(phase => phase ?? 0);
        if (lost > 1 && lost > timings.TotalMs * 0.05)
        {
            AddPhase(html, "lost", at, lost * scale, $"Waited in vain {PageTimes.Span(lost)}");
        }

        html.Add($"</svg>");
    }

    private static double AddPhase(HtmlBuilder html, string name, double at, double wanted, string words)
    {
        var width = Math.Min(Math.Max(wanted, LeastWidth), Math.Max(0, 100 - at));
        html.Add($"""<rect class="ph-{name}" x="{at}" width="{width}" height="10"><title>{words}</title></rect>""");
        return width;
    }

    private static string Words(double?[] phases)
    {
        var words = phases.Select((spent, i) => spent is { } ms ? $"{Legend[i].Words} {PageTimes.Span(ms)}" : null).OfType<string>();
        return string.Join(", ", words) is { Length: > 0 } text ? text : "No phase ended";
    }
}
