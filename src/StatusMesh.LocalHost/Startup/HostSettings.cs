using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Admin;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Json;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Retention;
using StatusMesh.Core.Settings;

namespace StatusMesh.LocalHost.Startup;

/// <summary>All settings of a LocalHost, checked.</summary>
public sealed record HostSettings
{
    /// <summary>Regions that vote when the settings name none; in a LocalHost they are all on one machine.</summary>
    private static readonly RegionOptions[] DefaultRegions =
    [
        new() { Name = "europe", Title = "Europe", Latitude = 52.4, Longitude = 4.9 },
        new() { Name = "americas", Title = "Americas", Latitude = 37.4, Longitude = -79.2 },
        new() { Name = "asia", Title = "Asia", Latitude = 1.3, Longitude = 103.8 },
    ];

    /// <summary>Where to listen, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>Section <c>Mesh</c>.</summary>
    public required MeshOptions Mesh { get; init; }

    /// <summary>Section <c>Probe</c>.</summary>
    public required ProbeOptions Probe { get; init; }

    /// <summary>Section <c>Alerts</c>: when trouble becomes an incident.</summary>
    public required IncidentOptions Incidents { get; init; }

    /// <summary>Section <c>Alerts</c>: who is told.</summary>
    public required AlertOptions Alerts { get; init; }

    /// <summary>Section <c>Admin</c>.</summary>
    public required AdminKeys Admin { get; init; }

    /// <summary>Section <c>Retention</c>.</summary>
    public required RetentionOptions Retention { get; init; }

    /// <summary>Section <c>LocalHost</c>.</summary>
    public required LocalHostOptions Local { get; init; }

    /// <summary>Section <c>Storage</c>.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>The monitors file that the settings name; null: <c>monitors.yaml</c> in the working folder, if there is one.</summary>
    public required string? MonitorsFile { get; init; }

    /// <summary>Reads everything and reports every mistake at once.</summary>
    /// <exception cref="InvalidSettingsException">A setting is wrong.</exception>
    public static HostSettings Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var urls = ReadUrls(settings);
        var probe = MeshSettings.ReadProbe(settings, ListenUrls.AreLoopback(urls) ? ListenUrls.LocalNetworks : []);
        var mesh = MeshSettings.ReadMesh(settings, probe.Policy, DefaultRegions);
        var read = new HostSettings
        {
            Urls = urls,
            Mesh = mesh,
            Probe = probe,
            Incidents = AlertSettings.ReadIncidents(settings),
            Alerts = AlertSettings.ReadAlerts(settings),
            Admin = AdminSettings.Read(settings),
            Retention = RetentionSettings.Read(settings),
            Local = LocalHostOptions.Read(settings, [.. mesh.Regions.Select(region => region.Name)]),
            Storage = new StorageOptions
            {
                Kind = ReadKind(settings),
                ConnectionString = settings.Text("Storage:ConnectionString"),
                TablesUri = ReadUri(settings, "Storage:TablesUri"),
                QueuesUri = ReadUri(settings, "Storage:QueuesUri"),
            },
            MonitorsFile = settings.Text("Mesh:MonitorsFile"),
        };
        CheckLogLevels(settings);
        settings.ThrowIfRefused();
        return read;
    }

    /// <summary>The logging reads them itself, but a wrong one would end the start with a stack trace.</summary>
    private static void CheckLogLevels(SettingsReader settings)
    {
        foreach (var key in settings.Children("Logging:LogLevel").Select(category => $"Logging:LogLevel:{category}"))
        {
            if (settings.Text(key) is { } level && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
            {
                settings.Refuse(key, level, $"allowed are {string.Join(", ", Enum.GetNames<LogLevel>())}.");
            }
        }
    }

    private static string ReadUrls(SettingsReader settings)
    {
        var urls = settings.Text("urls", ListenUrls.Default)!;
        if (ListenUrls.AreValid(urls))
        {
            return urls;
        }

        settings.Refuse("urls", urls, $"allowed are {ListenUrls.Allowed}.");
        return ListenUrls.Default;
    }

    private static StorageKind ReadKind(SettingsReader settings)
    {
        var text = settings.Text("Storage:Kind", "azurite")!;
        foreach (var kind in Enum.GetValues<StorageKind>())
        {
            if (Kebab.Name(kind) == text)
            {
                return kind;
            }
        }

        settings.Refuse("Storage:Kind", text, "allowed are azurite, memory and azure.");
        return StorageKind.Memory;
    }

    private static Uri? ReadUri(SettingsReader settings, string key)
    {
        if (settings.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        {
            return uri;
        }

        settings.Refuse(key, text, "allowed is an https address.");
        return null;
    }
}
