using StatusMesh.Core.Status;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>What else is known: the visitor's own view, uptime, the certificate.</summary>
internal static class AnswerFacts
{
    /// <summary>Adds what there is; nothing when there is nothing.</summary>
    public static void Add(HtmlBuilder html, StatusAnswer answer)
    {
        if (answer.Me is { } me)
        {
            AddMe(html, me);
        }

        AddUptime(html, answer.Uptime);
        AddCertificate(html, answer);
    }

    private static void AddMe(HtmlBuilder html, MeAnswer me)
    {
        html.Add($"""<section class="panel" aria-labelledby="me"><h3 id="me">And you</h3><p>{me.Summary}</p>""");
        if (me.Try.Count > 0)
        {
            html.Add($"""<ol class="steps">""");
            foreach (var step in me.Try)
            {
                html.Add($"<li><b>{step.Title}</b> {step.Detail}</li>");
            }

            html.Add($"</ol>");
        }

        html.Add($"</section>");
    }

    private static void AddUptime(HtmlBuilder html, UptimeAnswer uptime)
    {
        var periods = new (string Words, UptimeFigure? Figure)[]
        {
            ("24 hours", uptime.Day), ("7 days", uptime.Week), ("30 days", uptime.Month), ("90 days", uptime.Quarter),
        };
        if (periods.All(period => period.Figure is null))
        {
            return;
        }

        html.Add($"""<section class="panel" aria-labelledby="uptime"><h3 id="uptime">Uptime</h3><dl class="figures">""");
        foreach (var (words, figure) in periods)
        {
            html.Add($"<div><dt>{words}</dt>");
            if (figure is null)
            {
                html.Add($"""<dd class="none">no data</dd></div>""");
                continue;
            }

            html.Add($"""<dd>{PageTimes.Percent(figure.Percent)}</dd><dd class="sub">{PageTimes.Percent(figure.Coverage)} of checks made</dd></div>""");
        }

        html.Add($"</dl></section>");
    }

    /// <summary>The certificate that ends first: regions may meet different servers.</summary>
    private static void AddCertificate(HtmlBuilder html, StatusAnswer answer)
    {
        if (answer.Regions.Select(region => region.Tls).OfType<Core.Probing.TlsFacts>().MinBy(tls => tls.ExpiresAt) is not { } first)
        {
            return;
        }

        html.Add($"""<section class="panel" aria-labelledby="certificate"><h3 id="certificate">Certificate</h3><p>Ends on <b>{PageTimes.Day(first.ExpiresAt)}</b>""");
        if (first.Issuer.Length > 0)
        {
            html.Add($""", issued by <bdi>{first.Issuer}</bdi>""");
        }

        html.Add($""". The connection speaks {first.Protocol}.</p></section>""");
    }
}
