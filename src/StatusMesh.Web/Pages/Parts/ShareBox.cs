using StatusMesh.Core.Status;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>The badge, and what to copy to show it elsewhere.</summary>
internal static class ShareBox
{
    /// <summary>Adds the badge of <paramref name="answer"/> and its snippets.</summary>
    public static void Add(HtmlBuilder html, StatusAnswer answer)
    {
        var links = answer.Links;
        html.Add($"""<section class="panel" aria-labelledby="share"><div class="panel-head"><h3 id="share">Take it with you</h3>""");
        html.Add($"""<img class="badge" src="{PageLinks.Badge(answer.Url)}" alt="Badge: {VerdictWords.Word(answer.Verdict)}" height="20"></div><div class="snippets">""");
        AddSnippet(html, "Markdown", $"[![status]({links.Badge})]({links.Page})");
        AddSnippet(html, "HTML", $"<a href=\"{Attribute(links.Page)}\"><img src=\"{Attribute(links.Badge)}\" alt=\"status\"></a>");
        AddSnippet(html, "Link", links.Page);
        html.Add($"""</div><p class="rule"><a href="{PageLinks.Json(answer.Url)}">This answer as JSON</a></p></section>""");
    }

    private static void AddSnippet(HtmlBuilder html, string kind, string text)
    {
        html.Add($"""<div class="snippet"><span>{kind}</span><code tabindex="0" role="textbox" aria-readonly="true" aria-label="{kind}">{text}</code>""");
        html.Add($"""<button type="button" class="copy js-only" data-copy aria-label="Copy {kind}">Copy</button></div>""");
    }

    private static string Attribute(string url) => url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
