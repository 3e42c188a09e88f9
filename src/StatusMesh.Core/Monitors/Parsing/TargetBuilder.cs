using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Puts the canonical parts of a URL together.</summary>
internal static class TargetBuilder
{
    /// <summary>The target; <paramref name="pathAndQuery"/> is canonical and starts with <c>/</c>.</summary>
    public static Target Build(string scheme, HostText host, int port, string pathAndQuery)
    {
        var shownHost = host.Address?.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host.Text}]" : host.Text;
        var shownPort = port == PortText.DefaultOf(scheme) ? "" : ":" + port.ToString(CultureInfo.InvariantCulture);
        var url = $"{scheme}://{shownHost}{shownPort}{pathAndQuery}";
        return new Target
        {
            Url = url,
            Scheme = scheme,
            Host = host.Text,
            Address = host.Address,
            Port = port,
            PathAndQuery = pathAndQuery,
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url))),
        };
    }
}
