using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Admin;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Admin;

/// <summary>Lets in who has a key (<c>Authorization: Bearer</c>, RFC 6750); every other caller learns nothing but that a key is needed.</summary>
internal sealed class AdminFilter(AdminKeys keys) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && keys.Knows(authorization[Scheme.Length..].Trim()))
        {
            return await next(context);
        }

        context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return new ProblemResult(KnownProblems.KeyNeeded);
    }
}
