using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Status;
using StatusMesh.Web.Admin;
using StatusMesh.Web.Api;
using StatusMesh.Web.Pages;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web;

/// <summary>The public face, the same in every host.</summary>
public static class WebPipeline
{
    /// <summary>Logs the URL of every request, and hangs its path on whatever else is logged meanwhile. Paths may be secrets: those of heartbeats are.</summary>
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Registers what the endpoints need beyond ports and options.</summary>
    public static IServiceCollection AddStatusMeshWeb(this IServiceCollection services) => services
        .AddLogging(logging => logging.AddFilter(RequestLog, LogLevel.None))
        .AddRouting()
        .AddSingleton<TargetLookup>()
        .AddSingleton<StateReader>()
        .AddSingleton<OnDemandChecks>()
        .AddSingleton<BeatReceiver>()
        .AddSingleton<LiveHours>()
        .AddSingleton<UptimeReader>()
        .AddSingleton<StatusService>()
        .AddSingleton<IncidentReader>()
        .AddSingleton<IncidentLog>()
        .AddSingleton<AlertDelivery>()
        .AddSingleton<RegionsReader>()
        .AddSingleton<IStatusPageSource, StatusPageSource>();

    /// <summary>Adds middleware and routes.</summary>
    public static IApplicationBuilder UseStatusMeshWeb(this IApplicationBuilder app) => app
        .UseMiddleware<PublicHeadersMiddleware>()
        .UseMiddleware<ProblemMiddleware>()
        .UseRouting()
        .UseEndpoints(routes =>
        {
            ApiEndpoints.Map(routes);
            AdminEndpoints.Map(routes);
            PageEndpoints.Map(routes);
        });
}
