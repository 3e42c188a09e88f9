using System.Net;
using StatusMesh.Core.Monitors.Parsing;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Monitors;

/// <summary>
/// Reads what people type into a <see cref="Target"/>. It reads every character itself, so that the host that was judged is the host that is
/// dialled; linear in the length of the text, never throws for one.
/// </summary>
public static class TargetParser
{
    /// <summary>Most UTF-16 characters of a URL, without the spaces around it; the canonical form may not be longer either.</summary>
    public const int MaxLength = 2048;

    /// <summary>Reads <paramref name="text"/>; a missing scheme means https, spaces around it are dropped.</summary>
    public static TargetParse Parse(string text, TargetPolicy policy) =>
        Read(text.AsSpan().Trim(' '), policy, out var target) is { } reason
            ? new TargetParse.Rejected(reason, RefusalDetails.Of(reason, policy))
            : new TargetParse.Accepted(target!);

    private static RefusalReason? Read(ReadOnlySpan<char> text, TargetPolicy policy, out Target? target)
    {
        target = null;
        if (text.Length > MaxLength)
        {
            return RefusalReason.TooLong;
        }

        if (UrlCharacters.Refuses(text) is { } badCharacter)
        {
            return badCharacter;
        }

        if (UrlParts.Split(text, out var parts) is { } malformed)
        {
            return malformed;
        }

        var opensNetworks = policy.AllowedNetworks.Count > 0;
        if (HostText.Read(parts.Host, parts.IsBracketed, opensNetworks, out var host) is { } badHost)
        {
            return badHost;
        }

        if (PortText.Read(parts.Port, parts.Scheme) is not { } port)
        {
            return RefusalReason.Port;
        }

        if (Judge(host, port, policy) is { } refused)
        {
            return refused;
        }

        var path = PathText.Canonical(parts.Path, parts.Query);
        target = TargetBuilder.Build(parts.Scheme, host, port, path);
        return target.Url.Length > MaxLength ? RefusalReason.TooLong : null;
    }

    private static RefusalReason? Judge(HostText host, int port, TargetPolicy policy)
    {
        // The dialer judges the port of a name: only its addresses tell whether an opened network is meant.
        var isOpened = host.Address is null ? policy.AllowedNetworks.Count > 0 : policy.Opens(host.Address);
        if (isOpened)
        {
            return null;
        }

        return !policy.AllowedPorts.Contains(port) ? RefusalReason.Port
            : host.Address is null ? null
            : AddressRule.Refuses(host.Address);
    }
}
