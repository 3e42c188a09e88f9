using System.Net;
using Microsoft.AspNetCore.Http;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Where the host listens, and what follows from it.</summary>
public static class ListenUrls
{
    /// <summary>Where it listens when nothing is set.</summary>
    public const string Default = "http://localhost:7071";

    /// <summary>What may be set, for messages.</summary>
    public const string Allowed = "addresses such as http://localhost:7071 or http://127.0.0.1:0 (any free port), separated by semicolons";

    /// <summary>Networks that a host may probe which only this machine can ask: loopback, RFC 1918 and RFC 4193.</summary>
    public static IReadOnlyList<IPNetwork> LocalNetworks { get; } =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("fc00::/7"),
    ];

    /// <summary>
    /// True when the host can listen on all of <paramref name="urls"/> (separated by semicolons). It has no certificate for https, and
    /// localhost means two addresses, which would get two different free ports.
    /// </summary>
    public static bool AreValid(string urls) => urls.Split(';').All(url =>
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", PathBase: "", Port: >= 0 and <= 65535 } address
                && !(address.Port == 0 && address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false;
        }
    });

    /// <summary>True when every one of <paramref name="urls"/> (separated by semicolons) is a loopback address.</summary>
    public static bool AreLoopback(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(url =>
    {
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    });
}
