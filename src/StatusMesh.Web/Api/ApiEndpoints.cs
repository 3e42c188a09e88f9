using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StatusMesh.Web.Api;

/// <summary>The routes of the API.</summary>
internal static class ApiEndpoints
{
    private static readonly string[] Get = ["GET", "HEAD"];

    /// <summary>No HEAD: those who only look whether a link works must not call in the name of a job.</summary>
    private static readonly string[] Beat = ["GET", "POST"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/status", Get, StatusEndpoint.HandleAsync);
        routes.MapMethods("/api/badge", Get, BadgeEndpoint.HandleAsync);
        routes.MapMethods("/api/incidents", Get, IncidentsEndpoint.HandleAsync);
        routes.MapMethods("/api/regions", Get, RegionsEndpoint.HandleAsync);
        routes.MapMethods("/api/ping", Get, PingEndpoint.Handle);
        routes.MapMethods("/api/heartbeat/{secret}", Beat, HeartbeatEndpoint.HandleAsync);
        routes.MapMethods("/health", Get, HealthEndpoint.HandleAsync);
    }
}
