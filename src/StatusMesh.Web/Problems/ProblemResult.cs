using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StatusMesh.Web.Api;

namespace StatusMesh.Web.Problems;

/// <summary>Answers with a problem (RFC 9457).</summary>
public sealed class ProblemResult(Problem problem) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.Default.Problem), httpContext.RequestAborted);
    }
}
