using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Demo;

/// <summary>The web server of one demo site, on 127.0.0.1 and [::1].</summary>
internal static class DemoServer
{
    /// <summary>Starts it; the 502 is a reverse proxy in front of <paramref name="backend"/>.</summary>
    /// <exception cref="StartupProblem">The port is busy.</exception>
    public static async Task<WebApplication> StartAsync(DemoSite site, BrokenBackend backend, TimeProvider time, CancellationToken cancellationToken)
    {
        // An empty builder: no settings from the environment, no logging, nothing that the sites would share with the host.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(site.Url.Port));
        builder.Services.AddSingleton<IHostLifetime, BorrowedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        if (site.Kind == DemoSiteKind.BadGateway)
        {
            app.MapForwarder("{**path}", backend.Url.AbsoluteUri);
        }
        else
        {
            app.Run(context => DemoAnswers.WriteAsync(context, site, time));
        }

        try
        {
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch (Exception exception)
        {
            await app.DisposeAsync();
            if (ListenProblem.Of(exception) is not null)
            {
                throw new StartupProblem(
                    $"The demo site {site.Url} cannot start: port {site.Url.Port} is in use by another program.",
                    "Stop that program, or let the demo use other ports with --LocalHost:DemoPort=<first port>.");
            }

            throw;
        }
    }
}
