using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Demo;

/// <summary>Sites on this machine, each with its own kind of trouble, so that there is something to see without the internet.</summary>
public sealed class DemoSites : IAsyncDisposable
{
    private readonly BrokenBackend _backend = new();
    private readonly List<WebApplication> _servers = [];

    private DemoSites(IReadOnlyList<DemoSite> all)
    {
        Sites = [.. all.Where(site => site.Kind != DemoSiteKind.Control)];
        ControlHosts = [.. all.Where(site => site.Kind == DemoSiteKind.Control)];
    }

    /// <summary>The sites to monitor.</summary>
    public IReadOnlyList<DemoSite> Sites { get; }

    /// <summary>Three hosts that the regions check themselves against.</summary>
    public IReadOnlyList<DemoSite> ControlHosts { get; }

    /// <summary>Starts them all, on consecutive ports from <see cref="LocalHostOptions.DemoPort"/>.</summary>
    /// <exception cref="StartupProblem">A port is busy.</exception>
    public static async Task<DemoSites> StartAsync(LocalHostOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = DemoPlan.From(options.DemoPort);
        var demo = new DemoSites(all);
        try
        {
            foreach (var site in all)
            {
                demo._servers.Add(await DemoServer.StartAsync(site, demo._backend, time, cancellationToken));
            }

            return demo;
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends them all.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_servers.Select(server => server.DisposeAsync().AsTask()));
        await _backend.DisposeAsync();
    }
}
