using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StatusMesh.Web.Admin;

/// <summary>The routes that need a key.</summary>
internal static class AdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("").AddEndpointFilter<AdminFilter>();
        admin.MapPost("/api/incidents/{id}/notes", NoteEndpoint.HandleAsync);
        admin.MapGet("/api/maintenance", MaintenanceEndpoint.ListAsync);
        admin.MapPost("/api/maintenance", MaintenanceEndpoint.PlanAsync);
        admin.MapDelete("/api/maintenance/{id}", MaintenanceEndpoint.RemoveAsync);
        admin.MapPost("/api/alerts:test", AlertTestEndpoint.HandleAsync);
    }
}
