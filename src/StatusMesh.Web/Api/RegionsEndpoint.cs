using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Api;

/// <summary><c>GET /api/regions</c>.</summary>
internal static class RegionsEndpoint
{
    public static async Task<IResult> HandleAsync(RegionsReader regions, CancellationToken cancellationToken) =>
        BytesResult.Json(new RegionsBody(await regions.ReadAsync(cancellationToken)), ApiJson.Default.RegionsBody, BytesResult.BrieflyCached);
}
