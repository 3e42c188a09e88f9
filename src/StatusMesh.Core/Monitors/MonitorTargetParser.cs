using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Monitors.Parsing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Monitors;

/// <summary>
/// Reads the targets that a monitor may have and a stranger may not ask for: <c>tcp://host:port</c>, <c>dns://name/TYPE</c> and
/// <c>heartbeat://id</c>, besides all that <see cref="TargetParser"/> reads.
/// </summary>
public static class MonitorTargetParser
{
    /// <summary>Scheme of a TCP target.</summary>
    public const string Tcp = "tcp";

    /// <summary>Scheme of a DNS record.</summary>
    public const string Dns = "dns";

    /// <summary>Scheme of a job that calls us.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>Reads <paramref name="text"/>.</summary>
    public static TargetParse Parse(string text, TargetPolicy policy)
    {
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = schemeEnd < 0 ? "" : text[..schemeEnd].ToLowerInvariant();
        return scheme switch
        {
            Tcp => ParseTcp(text[(schemeEnd + 3)..], policy),
            Dns => ParseDns(text[(schemeEnd + 3)..], policy),
            Heartbeat => ParseHeartbeat(text[(schemeEnd + 3)..]),
            _ => TargetParser.Parse(text, policy),
        };
    }

    /// <summary>Any port will do: a connection that says nothing harms nobody, and only who registers monitors may ask for it.</summary>
    private static TargetParse ParseTcp(string text, TargetPolicy policy)
    {
        if (UrlCharacters.Refuses(text) is { } badCharacter)
        {
            return Rejected(badCharacter, policy);
        }

        var colon = text.LastIndexOf(':');
        var isBracketed = text.StartsWith('[');
        var port = colon < 0 ? null : PortText.Read(text.AsSpan(colon), Tcp);
        if (port is null || (isBracketed && text[colon - 1] != ']'))
        {
            return new TargetParse.Rejected(RefusalReason.Port, "The port is missing or malformed: write host:port, with a port from 1 to 65535.");
        }

        var hostText = isBracketed ? text.AsSpan(1, colon - 2) : text.AsSpan(0, colon);
        if (HostText.Read(hostText, isBracketed, policy.AllowedNetworks.Count > 0, out var host) is { } badHost)
        {
            return Rejected(badHost, policy);
        }

        if (host.Address is { } address && !policy.Opens(address) && Probing.AddressRule.Refuses(address) is { } refused)
        {
            return Rejected(refused, policy);
        }

        var shown = host.Address?.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host.Text}]" : host.Text;
        return Accepted(string.Create(CultureInfo.InvariantCulture, $"{Tcp}://{shown}:{port}"), Tcp, host, port.Value, "");
    }

    /// <summary>Any name will do: what stands behind it is read, not dialled.</summary>
    private static TargetParse ParseDns(string text, TargetPolicy policy)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0 || DnsRecords.TypeOf(text[(slash + 1)..]) is not { } type)
        {
            return new TargetParse.Rejected(RefusalReason.HostSyntax, $"The type of record is missing or not one of {DnsRecords.TypeNames}.");
        }

        if (HostName.Read(text.AsSpan(0, slash), out var name) is { } badName)
        {
            return Rejected(badName, policy);
        }

        var path = "/" + DnsRecords.NameOf(type);
        return Accepted($"{Dns}://{name}{path}", Dns, new HostText(name, null), 53, path);
    }

    /// <summary>An id and nothing else; capital letters do not matter, as in a host.</summary>
    private static TargetParse ParseHeartbeat(string text)
    {
        var id = text.ToLowerInvariant();
        return Ascii.IsValid(text) && HeartbeatRules.IsId(id)
            ? Accepted($"{Heartbeat}://{id}", Heartbeat, new HostText(id, null), 0, "")
            : new TargetParse.Rejected(
                RefusalReason.HostSyntax, $"The id of the heartbeat is missing or malformed: 1 to {HeartbeatRules.LongestId} of a-z, 0-9 and - are allowed.");
    }

    private static TargetParse.Rejected Rejected(RefusalReason reason, TargetPolicy policy) => new(reason, RefusalDetails.Of(reason, policy));

    private static TargetParse.Accepted Accepted(string url, string scheme, HostText host, int port, string path) => new(new Target
    {
        Url = url,
        Scheme = scheme,
        Host = host.Text,
        Address = host.Address,
        Port = port,
        PathAndQuery = path,
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url))),
    });
}
