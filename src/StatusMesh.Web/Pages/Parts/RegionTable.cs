using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>What each region says, and how long each phase of its check took.</summary>
internal static class RegionTable
{
    /// <summary>Adds the table; the roles stand there because narrow screens lay the cells out anew.</summary>
    public static void Add(HtmlBuilder html, StatusAnswer answer, bool checking)
    {
        var longest = answer.Regions.Max(region => region.Timings?.TotalMs) ?? 0;
        html.Add($"""<section class="panel" aria-labelledby="regions"><div class="panel-head"><h3 id="regions">What the regions see</h3>""");
        html.Add($"""<p>{Summary(answer, checking)}</p></div>""");
        html.Add($"""<table class="regions" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Region</th><th role="columnheader" scope="col">Vote</th>""");
        html.Add($"""<th role="columnheader" scope="col">What it saw</th><th role="columnheader" scope="col">Phases</th><th role="columnheader" scope="col">Time</th></tr></thead><tbody role="rowgroup">""");
        foreach (var region in answer.Regions)
        {
            AddRow(html, region, longest);
        }

        html.Add($"</tbody></table>");
        AddLegend(html, longest);
        html.Add($"""<p class="rule">Rule: {answer.Quorum.Rule}.</p></section>""");
    }

    private static string Summary(StatusAnswer answer, bool checking)
    {
        if (checking)
        {
            return $"{answer.Quorum.Regions - answer.Quorum.Abstained} of {answer.Quorum.Regions} have answered.";
        }

        var tally = VerdictWords.Tally(answer.Quorum) + ".";
        return answer.Verdict == Verdict.Regional ? tally : $"{tally} {VerdictWords.Agreement(answer.Confidence)}";
    }

    private static void AddRow(HtmlBuilder html, RegionAnswer region, double longest)
    {
        var vote = VerdictWords.Name(region.Vote);
        html.Add($"""<tr role="row" class="r-{vote}"><th role="rowheader" scope="row" class="c-region"><bdi>{region.Name}</bdi></th>""");
        html.Add($"""<td role="cell" class="c-vote"><span class="vote t-{vote}"><i class="dot"></i>{VerdictWords.Word(region.Vote)}</span></td><td role="cell" class="c-saw">""");
        if (region.Status is { } status)
        {
            html.Add($"""<b class="code">{status}</b> """);
        }

        html.Add($"""{RegionWords.Saw(region)}""");
        if (region.Address is { } address)
        {
            html.Add($""" <small><bdi>{address}</bdi></small>""");
        }

        html.Add($"""</td><td role="cell" class="c-phases">""");
        if (region.Timings is { } timings)
        {
            PhaseBar.Add(html, timings, longest);
        }

        html.Add($"""</td><td role="cell" class="c-time">{(region.Timings is { } spent ? PageTimes.Span(spent.TotalMs) : "")}</td></tr>""");
    }

    private static void AddLegend(HtmlBuilder html, double longest)
    {
        if (longest <= 0)
        {
            return;
        }

        html.Add($"""<ul class="legend" aria-label="Phases of a check">""");
        foreach (var (name, words) in PhaseBar.Legend)
        {
            html.Add($"""<li><i class="swatch s-{name}"></i>{words}</li>""");
        }

        html.Add($"""<li><i class="swatch s-lost"></i>Waited in vain</li></ul>""");
    }
}
