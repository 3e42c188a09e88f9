using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>What stands in the place of an answer. The page's script clones the same boxes from their templates and fills the slots.</summary>
internal static class Notices
{
    /// <summary>Adds the box of a question that is under way.</summary>
    public static void AddChecking(HtmlBuilder html, string target, string progress)
    {
        html.Add($"""<section class="verdict v-looking"><div class="verdict-text"><p class="verdict-word">Looking</p>""");
        html.Add($"""<h2 id="headline">Asking every region about <bdi data-slot="target">{target}</bdi></h2><p class="verdict-times" data-slot="progress">{progress}</p></div>""");
        MeshDial.AddLooking(html);
        html.Add($"""<div class="progress"></div></section>""");
    }

    /// <summary>Adds the box of a question without an answer.</summary>
    public static void AddProblem(HtmlBuilder html, string title, string detail)
    {
        html.Add($"""<section class="verdict v-problem"><div class="verdict-text"><p class="verdict-word">No answer</p>""");
        html.Add($"""<h2 id="headline" data-slot="title">{title}</h2><p class="verdict-detail" data-slot="detail">{detail}</p></div></section>""");
    }
}
