using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StatusMesh.Web.Pages;

/// <summary>Serves the page and its files. Needs an <see cref="IStatusPageSource"/> among the services.</summary>
public static class PageEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/</c>, <c>/assets/{name}</c> and <c>/favicon.ico</c> for GET and HEAD.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/", Reading, ServePageAsync);
        endpoints.MapMethods("/assets/{name}", Reading, context => ServeAssetAsync(context, (string)context.GetRouteValue("name")!));
        endpoints.MapMethods("/favicon.ico", Reading, context => ServeAssetAsync(context, "favicon.svg"));
    }

    private static async Task ServePageAsync(HttpContext context)
    {
        var query = context.Request.Query["url"].FirstOrDefault()?.Trim();
        var source = context.RequestServices.GetRequiredService<IStatusPageSource>();
        var model = await source.AnswerAsync(string.IsNullOrEmpty(query) ? null : query, context.RequestAborted);
        var body = Encoding.UTF8.GetBytes(StatusPage.Render(model));
        var status = model.Problem?.Status ?? StatusCodes.Status200OK;
        await SendAsync(context, status, "text/html; charset=utf-8", body, EntityTag.Of(body), AskAgain);
    }

    private static async Task ServeAssetAsync(HttpContext context, string name)
    {
        if (PageAssets.Find(name) is not { } asset)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var cache = context.Request.Query["v"] == PageAssets.Version(asset) ? Forever : AskAgain;
        await SendAsync(context, StatusCodes.Status200OK, asset.ContentType, asset.Content, asset.ETag, cache);
    }

    private static async Task SendAsync(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body, string tag, string cache)
    {
        var response = context.Response;
        PageHeaders.Apply(context);
        response.Headers.CacheControl = cache;
        response.Headers.ETag = tag;
        if (status == StatusCodes.Status200OK && EntityTag.IsKnownTo(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
