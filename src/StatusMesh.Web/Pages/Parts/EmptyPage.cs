using StatusMesh.Core.Consensus;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>What stands below the field before anything was asked: the registered monitors, and how it works.</summary>
internal static class EmptyPage
{
    /// <summary>Adds it.</summary>
    public static void Add(HtmlBuilder html, IReadOnlyList<PageMonitor> monitors)
    {
        if (monitors.Count > 0)
        {
            AddMonitors(html, monitors);
        }

        html.Add($"""
            <ol class="how">
            <li><b>Every region looks</b> DNS, connection, TLS, first byte and transfer, each timed.</li>
            <li><b>The regions vote</b> Among several, one alone cannot call a site down. A region with trouble of its own does not vote.</li>
            <li><b>You see the proof</b> Every vote, what was seen, and how long it took.</li>
            </ol>
            """);
    }

    private static void AddMonitors(HtmlBuilder html, IReadOnlyList<PageMonitor> monitors)
    {
        html.Add($"""<section class="watched" aria-labelledby="watched"><div class="panel-head"><h2 id="watched">Watched sites</h2><p>{Summary(monitors)}</p></div><ul class="sites">""");
        foreach (var monitor in monitors)
        {
            var verdict = VerdictWords.Name(monitor.Verdict);
            html.Add($"""<li><a href="{PageLinks.Ask(monitor.Url)}" data-ask="{monitor.Url}"><i class="dot t-{verdict}"></i>""");
            html.Add($"""<span class="site"><bdi class="site-name">{monitor.Name}</bdi> <bdi class="site-url">{PageLinks.Shown(monitor.Url)}</bdi></span>""");
            html.Add($"""<span class="site-verdict t-{verdict}">{VerdictWords.Word(monitor.Verdict)}</span></a></li>""");
        }

        html.Add($"</ul></section>");
    }

    private static string Summary(IReadOnlyList<PageMonitor> monitors)
    {
        var trouble = monitors.Count(monitor => monitor.Verdict is Verdict.Down or Verdict.Regional or Verdict.Degraded);
        return trouble == 0 ? "None has trouble." : $"{trouble} of {monitors.Count} {(trouble == 1 ? "has" : "have")} trouble.";
    }
}
