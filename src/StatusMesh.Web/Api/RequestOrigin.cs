using Microsoft.AspNetCore.Http;

namespace StatusMesh.Web.Api;

/// <summary>The origin under which a caller reached us, for links in answers.</summary>
internal static class RequestOrigin
{
    /// <summary>Scheme and host, for example <c>http://localhost:7071</c>.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
