using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;
using StatusMesh.Web.Pages.Markup;

namespace StatusMesh.Web.Pages.Parts;

/// <summary>The verdict as a picture: the target in the middle, every region around it, a line for each that reaches it. The table says the same in words.</summary>
internal static class MeshDial
{
    private const double Middle = 60;
    private const double Ring = 46;
    private const double Core = 21;

    /// <summary>Most regions that can be told apart on the ring; the others are in the table.</summary>
    private const int MostNodes = 16;

    /// <summary>Adds the picture for the regions of <paramref name="answer"/>.</summary>
    public static void Add(HtmlBuilder html, StatusAnswer answer)
    {
        html.Add($"""<svg class="dial" viewBox="0 0 120 120" aria-hidden="true">""");
        var count = Math.Min(answer.Regions.Count, MostNodes);
        var radius = Math.Min(9, 100.0 / Math.Max(1, count));
        for (var i = 0; i < count; i++)
        {
            AddNode(html, answer.Regions[i].Vote, (2 * Math.PI * i / count) - (Math.PI / 2), radius);
        }

        html.Add($"""<circle class="dial-core" cx="60" cy="60" r="{Core}"/><path class="dial-glyph" d="{Glyph(answer.Verdict)}"/></svg>""");
    }

    /// <summary>Adds the picture of a mesh that is still looking.</summary>
    public static void AddLooking(HtmlBuilder html)
    {
        html.Add($"""<svg class="dial looking" viewBox="0 0 120 120" aria-hidden="true">""");
        for (var i = 0; i < 3; i++)
        {
            AddNode(html, VoteKind.Abstained, (2 * Math.PI * i / 3) - (Math.PI / 2), 9);
        }

        html.Add($"""<circle class="dial-core" cx="60" cy="60" r="{Core}"/></svg>""");
    }

    private static void AddNode(HtmlBuilder html, VoteKind vote, double angle, double radius)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var (x, y) = (Middle + (Ring * cos), Middle + (Ring * sin));
        var (nearX, nearY) = (Middle + ((Core + 3) * cos), Middle + ((Core + 3) * sin));
        var (farX, farY) = (Middle + ((Ring - radius) * cos), Middle + ((Ring - radius) * sin));
        html.Add($"""<g class="node n-{VerdictWords.Name(vote)}"><path d="M{nearX} {nearY}L{farX} {farY}"/><circle cx="{x}" cy="{y}" r="{radius}"/>""");
        if (vote == VoteKind.Down)
        {
            var arm = radius * 0.4;
            html.Add($"""<path d="M{x - arm} {y - arm}L{x + arm} {y + arm}M{x - arm} {y + arm}L{x + arm} {y - arm}"/>""");
        }

        html.Add($"</g>");
    }

    private static string Glyph(Verdict verdict) => verdict switch
    {
        Verdict.Up => "M51 61l6 6 12-13",
        Verdict.Degraded => "M60 50v12M60 69v.01",
        Verdict.Regional => "M52 60h.01M60 60h.01M68 60h.01",
        Verdict.Down => "M53 53l14 14M67 53l-14 14",
        Verdict.Blocked => "M51 60h18",
        Verdict.Maintenance => "M55.5 53v14M64.5 53v14",
        _ => "M54.5 56a5.5 5.5 0 1 1 8 4.9c-1.7.9-2.5 1.8-2.5 3.6M60 70v.01",
    };
}
