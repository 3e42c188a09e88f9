using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StatusMesh.Web.Api;

/// <summary>The routes of the API.</summary>
internal static class ApiEndpoints
{
    private static readonly string[] Get = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/status", Get, StatusEndpoint.HandleAsync);
        routes.MapMethods("/api/badge", Get, BadgeEndpoint.HandleAsync);
        routes.MapMethods("/api/regions", Get, RegionsEndpoint.HandleAsync);
        routes.MapMethods("/api/ping", Get, PingEndpoint.Handle);
        routes.MapMethods("/health", Get, HealthEndpoint.HandleAsync);
    }
}
