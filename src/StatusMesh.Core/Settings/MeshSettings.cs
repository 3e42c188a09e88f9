using System.Net;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Settings;

/// <summary>Reads the sections <c>Mesh</c> and <c>Probe</c>: the same names in every host.</summary>
public static class MeshSettings
{
    private static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(5);

    /// <summary>Section <c>Probe</c>; <paramref name="defaultNetworks"/> are open when the settings name none.</summary>
    public static ProbeOptions ReadProbe(SettingsReader settings, IReadOnlyList<IPNetwork> defaultNetworks)
    {
        var timeout = settings.Duration("Probe:Timeout", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        return new ProbeOptions
        {
            Timeout = timeout,
            FirstTimeout = settings.Duration(
                "Probe:FirstTimeout", timeout < TimeSpan.FromSeconds(2) ? timeout : TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.5), timeout),
            NameServers = settings.List("Probe:NameServers", NameServerText.TryParse, "an address with or without a port, such as 9.9.9.9 or 127.0.0.1:5353") ?? [],
            Policy = new TargetPolicy
            {
                AllowedPorts = settings.List("Probe:AllowedPorts", ParsePort, "a port from 1 to 65535")?.Select(port => port.Port).ToList()
                    ?? TargetPolicy.Public.AllowedPorts,
                AllowedNetworks = settings.List("Probe:AllowedNetworks", ParseNetwork, "a network such as 10.0.0.0/8 or fd00::/8")?.Select(n => n.Value).ToList()
                    ?? defaultNetworks,
            },
        };
    }

    /// <summary>Section <c>Mesh</c>; <paramref name="defaultRegions"/> vote when the settings name none.</summary>
    public static MeshOptions ReadMesh(SettingsReader settings, TargetPolicy policy, IReadOnlyList<RegionOptions> defaultRegions) => new()
    {
        Regions = ReadRegions(settings, defaultRegions),
        Interval = settings.Duration("Mesh:Interval", TimeSpan.FromMinutes(1), LeastInterval, TimeSpan.FromDays(1)),
        ControlHosts = settings.List(
            "Mesh:ControlHosts", text => ParseControlHost(text, policy), "the URL of a host that may be probed") ?? MeshOptions.DefaultControlHosts,
    };

    private static IReadOnlyList<RegionOptions> ReadRegions(SettingsReader settings, IReadOnlyList<RegionOptions> defaults)
    {
        var regions = new List<RegionOptions>();
        foreach (var child in settings.Children("Mesh:Regions"))
        {
            var key = $"Mesh:Regions:{child}";
            var name = settings.Text($"{key}:Name");
            if (name is null || !IsRegionName(name) || regions.Exists(region => region.Name == name))
            {
                settings.Refuse($"{key}:Name", name, "allowed are 2 to 30 of a-z, 0-9 and inner hyphens, starting with a letter, each name once.");
                continue;
            }

            regions.Add(new RegionOptions
            {
                Name = name,
                Title = settings.Text($"{key}:Title", name)!,
                Latitude = settings.Number($"{key}:Latitude", -90, 90),
                Longitude = settings.Number($"{key}:Longitude", -180, 180),
            });
        }

        if (regions.Count > 20)
        {
            settings.Refuse("Mesh:Regions", $"{regions.Count} regions", "allowed are at most 20.");
        }

        return regions.Count == 0 ? defaults : regions;
    }

    private static bool IsRegionName(string name) =>
        name.Length is >= 2 and <= 30
        && char.IsAsciiLetterLower(name[0])
        && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string? ParseControlHost(string text, TargetPolicy policy) =>
        TargetParser.Parse(text, policy) is TargetParse.Accepted accepted ? accepted.Target.Url : null;

    private static IPEndPoint? ParsePort(string text) =>
        ushort.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port > 0
            ? new IPEndPoint(IPAddress.Any, port)
            : null;

    private static Boxed? ParseNetwork(string text) => IPNetwork.TryParse(text, out var network) ? new Boxed(network) : null;

    private sealed record Boxed(IPNetwork Value);
}
