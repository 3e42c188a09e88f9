using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Demo;

/// <summary>What the demo changes in the settings: its own control hosts, and the fault that cuts one region off from one site.</summary>
internal static class DemoSetup
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>The settings with the demo in them; control hosts that somebody set are kept.</summary>
    public static HostSettings Apply(HostSettings settings, IConfiguration configuration, DemoSites demo)
    {
        var mesh = configuration.GetSection("Mesh:ControlHosts").Exists()
            ? settings.Mesh
            : settings.Mesh with { ControlHosts = [.. demo.ControlHosts.Select(site => site.Url.AbsoluteUri)] };
        var region = mesh.Regions[^1].Name;
        var cutOff = demo.Sites.Where(site => site.Kind == DemoSiteKind.Regional).Select(site => site.Url.Authority);
        var faults = settings.Local.Faults.ToDictionary();
        faults[region] = [.. faults.GetValueOrDefault(region) ?? [], .. cutOff];
        return settings with { Mesh = mesh, Local = settings.Local with { Faults = faults } };
    }

    /// <summary>The demo sites as monitors.</summary>
    /// <exception cref="StartupProblem">The settings forbid this machine's own addresses.</exception>
    public static IReadOnlyList<MonitorDraft> MonitorsOf(DemoSites demo, HostSettings settings) =>
        [.. demo.Sites.Select(site => new MonitorDraft(TargetOf(site, settings), site.Name, Interval))];

    /// <summary>What is planned for them: the site that is closed has been so for a while, as its past says, and stays so for a day.</summary>
    public static IReadOnlyList<PlannedMaintenance> PlansOf(DemoSites demo, HostSettings settings, DateTimeOffset now) =>
    [
        .. demo.Sites.Where(site => site.Kind == DemoSiteKind.Maintenance).Select(site => PlannedMaintenance.Create(
            MonitorSource.Demo,
            TargetOf(site, settings).Id,
            new MaintenanceWindow
            {
                Title = "New exhibition",
                Schedule = new MaintenanceSchedule.Once((now - DemoStory.Closed).UtcDateTime, now.UtcDateTime.AddDays(1)),
                Zone = "UTC",
            })),
    ];

    private static Target TargetOf(DemoSite site, HostSettings settings) => TargetParser.Parse(site.Url.AbsoluteUri, settings.Probe.Policy) is TargetParse.Accepted accepted
        ? accepted.Target
        : throw new StartupProblem(
            "The demo sites are on this machine, whose addresses the settings do not allow to be probed.",
            "Listen on a loopback address only (--urls http://localhost:7071), or add 127.0.0.0/8 and ::1/128 to Probe:AllowedNetworks.");
}
