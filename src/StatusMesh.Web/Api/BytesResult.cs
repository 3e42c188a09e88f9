using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StatusMesh.Web.Api;

/// <summary>Answers with bytes under a strong ETag, or 304 when the caller has them (RFC 9110 §13.1.2).</summary>
internal sealed class BytesResult(byte[] body, string contentType, string cacheControl, int status = 200) : IResult
{
    /// <summary>Cached for 5 s, and served stale while it is fetched again or we are in trouble (RFC 5861).</summary>
    public const string BrieflyCached = "public, max-age=5, stale-while-revalidate=30, stale-if-error=300";

    /// <summary>An answer about this very caller, or one that will be another in a moment.</summary>
    public const string NotCached = "no-store";

    /// <summary>A JSON body.</summary>
    public static BytesResult Json<T>(T value, JsonTypeInfo<T> type, string cacheControl, int status = 200) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8", cacheControl, status);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = cacheControl;
        if (status == 200)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
            response.Headers.ETag = tag.ToString();
            var known = httpContext.Request.GetTypedHeaders().IfNoneMatch;
            if (known.Any(candidate => candidate.Compare(tag, useStrongComparison: false) || candidate.Equals(EntityTagHeaderValue.Any)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
