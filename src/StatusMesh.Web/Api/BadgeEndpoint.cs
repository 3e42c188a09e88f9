using System.Text;
using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Badges;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Api;

/// <summary><c>GET /api/badge?url=&amp;label=</c>: always 200 with an image, because a README shows nothing else.</summary>
internal static class BadgeEndpoint
{
    private const string Cached = "public, max-age=60, s-maxage=60";

    /// <summary>An image proxy gives up after a few seconds; a badge must not make it wait for a whole check.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);

    public static async Task<IResult> HandleAsync(
        HttpContext context, StatusService statuses, MeshOptions mesh, CancellationToken cancellationToken)
    {
        var label = context.Request.Query.TryGetValue("label", out var text) ? text.ToString() : null;
        var content = await ContentAsync(context, statuses, mesh, label, cancellationToken);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return new BytesResult(Encoding.UTF8.GetBytes(FlatBadge.Render(content)), "image/svg+xml; charset=utf-8", Cached);
    }

    private static async Task<BadgeContent> ContentAsync(
        HttpContext context, StatusService statuses, MeshOptions mesh, string? label, CancellationToken cancellationToken)
    {
        var url = context.Request.Query["url"].ToString();
        if (url.Length == 0)
        {
            return StatusBadge.Missing(label);
        }

        try
        {
            var question = new StatusQuestion { Url = url, Wait = Wait, Origin = RequestOrigin.Of(context.Request) };
            return await statuses.AskAsync(question, cancellationToken) switch
            {
                StatusOutcome.Answered answered => StatusBadge.For(answered.Answer.Verdict, answered.Age, answered.Interval ?? mesh.Interval, label),
                StatusOutcome.Refused => StatusBadge.Refused(label),
                _ => StatusBadge.Missing(label),
            };
        }
        catch (StorageUnavailableException)
        {
            return StatusBadge.Missing(label);
        }
    }
}
