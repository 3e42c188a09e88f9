using System.Net;

namespace StatusMesh.Core.Monitors;

/// <summary>What a URL may point at.</summary>
public sealed record TargetPolicy
{
    /// <summary>The rule for a node on the internet: ports 80, 443, 8080 and 8443 of public addresses.</summary>
    public static TargetPolicy Public { get; } = new();

    /// <summary>Ports of public targets. Default 80, 443, 8080, 8443.</summary>
    public IReadOnlyList<int> AllowedPorts { get; init; } = [80, 443, 8080, 8443];

    /// <summary>True when public targets may have any port: for what only a registration can ask for. Default false.</summary>
    public bool AllowsAnyPort { get; init; }

    /// <summary>Networks that may be probed although they are not public, on any port. Default none.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>True when <paramref name="address"/> lies in one of <see cref="AllowedNetworks"/>.</summary>
    /// <remarks>Never for IPv4-mapped IPv6: <see cref="IPNetwork.Contains"/> takes those for members of networks of both kinds.</remarks>
    public bool Opens(IPAddress address) => !address.IsIPv4MappedToIPv6 && AllowedNetworks.Any(network => network.Contains(address));
}
