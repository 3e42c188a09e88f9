using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>The answer in one glance: a colour, a sentence, since when.</summary>
internal static class VerdictCard
{
    /// <summary>Adds the card of <paramref name="answer"/>, with what must be known before believing it above.</summary>
    public static void Add(HtmlBuilder html, StatusAnswer answer)
    {
        if (answer.Demo == true)
        {
            html.Add($"""<p class="note demo"><strong>Demo.</strong> This site runs on the same machine as StatusMesh, and its past is made up.</p>""");
        }

        var (name, word) = (VerdictWords.Name(answer.Verdict), VerdictWords.Word(answer.Verdict));
        html.Add($"""<section class="verdict v-{name}{(answer.Fresh ? "" : " is-stale")}" aria-labelledby="headline"><div class="verdict-text">""");
        html.Add($"""<p class="verdict-word">{word}{(answer.Fresh ? "" : ", some time ago")}</p><h2 id="headline">{answer.Headline}</h2>""");
        AddTimes(html, answer);
        AddVisit(html, answer.Url);
        html.Add($"</div>");
        MeshDial.Add(html, answer);
        html.Add($"</section>");
        if (answer.Maintenance is { Title: { } title })
        {
            html.Add($"""<p class="note"><strong>Planned maintenance.</strong> {title}</p>""");
        }

        if (!answer.Fresh)
        {
            html.Add($"""<p class="note"><strong>This answer is old.</strong> The regions have not looked lately, so it may no longer be true.</p>""");
        }
    }

    private static void AddTimes(HtmlBuilder html, StatusAnswer answer)
    {
        html.Add($"""<p class="verdict-times">""");
        if (answer.Since is { } since && answer.Verdict != Verdict.Unknown)
        {
            var machine = PageTimes.Machine(since);
            html.Add($"""<span>Since <time datetime="{machine}" data-local>{PageTimes.Minute(since)}</time><span data-for="{machine}"></span></span> """);
        }

        if (answer.CheckedAt is { } checkedAt)
        {
            html.Add($"""<span>Last look <time datetime="{PageTimes.Machine(checkedAt)}" data-ago>{PageTimes.Clock(checkedAt)}</time></span>""");
        }

        html.Add($"</p>");
    }

    private static void AddVisit(HtmlBuilder html, string url)
    {
        var shown = PageLinks.Shown(url);
        if (PageLinks.Followable(url) is { } href)
        {
            html.Add($"""<p class="verdict-visit"><a href="{href}" rel="noopener noreferrer nofollow" target="_blank">Open <bdi>{shown}</bdi></a></p>""");
            return;
        }

        html.Add($"""<p class="verdict-visit"><bdi>{shown}</bdi></p>""");
    }
}
