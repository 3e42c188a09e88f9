using Microsoft.AspNetCore.Http;

namespace StatusMesh.Web.Api;

/// <summary><c>GET /api/ping</c>: an empty 204, by which a page sees that its visitor reaches us.</summary>
internal static class PingEndpoint
{
    public static IResult Handle(HttpContext context)
    {
        context.Response.Headers.CacheControl = BytesResult.NotCached;
        return Results.NoContent();
    }
}
