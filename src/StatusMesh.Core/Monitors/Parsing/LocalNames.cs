using System.Collections.Frozen;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Names that mean something else on every machine or in every network, and nothing on the internet.</summary>
internal static class LocalNames
{
    // RFC 6761 §6.3 and what systems write into their hosts files.
    private static readonly FrozenSet<string> Loopback = FrozenSet.Create(
        StringComparer.Ordinal,
        "localhost", "localhost4", "localhost6", "localhost.localdomain", "localhost4.localdomain4", "localhost6.localdomain6",
        "ip6-localhost", "ip6-loopback", "ip6-localnet", "ip6-mcastprefix", "ip6-allnodes", "ip6-allrouters", "loopback", "broadcasthost");

    private static readonly string[] InternalSuffixes =
    [
        ".local", // RFC 6762 §3
        ".internal", ".lan", ".intranet", ".private", ".corp", ".home", // RFC 6762 appendix G
        ".localdomain", // hosts files
        ".home.arpa", // RFC 8375
        ".onion", // RFC 7686
        ".alt", // RFC 9476
        ".i2p",
    ];

    /// <summary>Null when a lower-case name is one of the public DNS.</summary>
    public static RefusalReason? Refuses(string name)
    {
        if (Loopback.Contains(name) || name.EndsWith(".localhost", StringComparison.Ordinal))
        {
            return RefusalReason.HostLocalName;
        }

        if (Array.Exists(InternalSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            return RefusalReason.HostInternalSuffix;
        }

        return name.Contains('.') ? null : RefusalReason.HostSingleLabel;
    }
}
