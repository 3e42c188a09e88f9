using StatusMesh.Core.Settings;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Settings of the host on one machine: section <c>LocalHost</c>.</summary>
public sealed record LocalHostOptions
{
    /// <summary>Folder for everything that is to survive a restart. Default <c>.statusmesh</c> in the working folder, <c>.statusmesh/demo</c> for the demo.</summary>
    public string DataFolder { get; init; } = ".statusmesh";

    /// <summary>Starts the demo sites and monitors them. Default false.</summary>
    public bool Demo { get; init; }

    /// <summary>First of the ports of the demo sites, 1024..65000. Default 7080.</summary>
    public int DemoPort { get; init; } = 7080;

    /// <summary>What each region cannot reach on purpose, by region: host names, addresses or <c>host:port</c>, with <c>*</c>. Default none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Faults { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Reads the section.</summary>
    public static LocalHostOptions Read(SettingsReader settings, IReadOnlyList<string> regions)
    {
        var demo = settings.Text("LocalHost:Demo") is "true" or "True";
        var faults = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var region in settings.Children("LocalHost:Faults"))
        {
            if (!regions.Contains(region))
            {
                settings.Refuse("LocalHost:Faults", region, $"allowed are the regions {string.Join(", ", regions)}.");
            }

            faults[region] = settings.List($"LocalHost:Faults:{region}", text => text.Length > 0 ? text : null, "a host, host:port or *") ?? [];
        }

        return new LocalHostOptions
        {
            DataFolder = settings.Text("LocalHost:DataFolder", demo ? Path.Combine(".statusmesh", "demo") : ".statusmesh")!,
            Demo = demo,
            DemoPort = (int)(settings.Number("LocalHost:DemoPort", 1024, 65000) ?? 7080),
            Faults = faults,
        };
    }
}
