using Microsoft.AspNetCore.Http;

namespace StatusMesh.Web;

/// <summary>Headers that every answer carries.</summary>
internal sealed class PublicHeadersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.AccessControlAllowOrigin = "*";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }
}
