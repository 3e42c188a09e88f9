using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>
/// The IANA IPv4 and IPv6 special-purpose address registries (RFC 6890), what else carries IPv4 inside IPv6, and platform addresses.
/// The first block that fits gives the reason.
/// </summary>
internal static class AddressRuleBlocks
{
    /// <summary>IPv4 blocks that are not public.</summary>
    public static AddressRuleBlock[] Ipv4 { get; } =
    [
        Block("0.0.0.0/8", "this network, RFC 791 §3.2", RefusalReason.AddressUnspecified),
        Block("10.0.0.0/8", "private use, RFC 1918", RefusalReason.AddressPrivate),
        Block("100.64.0.0/10", "shared address space, RFC 6598", RefusalReason.AddressShared),
        Block("127.0.0.0/8", "loopback, RFC 1122 §3.2.1.3", RefusalReason.AddressLoopback),
        Block("168.63.129.16/32", "Azure's virtual public address, which answers every machine of Azure", RefusalReason.AddressPlatform),
        Block("169.254.0.0/16", "link-local, RFC 3927", RefusalReason.AddressLinklocal),
        Block("172.16.0.0/12", "private use, RFC 1918", RefusalReason.AddressPrivate),
        Block("192.0.0.0/24", "IETF protocol assignments, RFC 6890 §2.1", RefusalReason.AddressReserved),
        Block("192.0.2.0/24", "TEST-NET-1, RFC 5737", RefusalReason.AddressReserved),
        Block("192.31.196.0/24", "AS112-v4, RFC 7535", RefusalReason.AddressReserved),
        Block("192.52.193.0/24", "AMT, RFC 7450", RefusalReason.AddressReserved),
        Block("192.88.99.0/24", "6to4 relay anycast, deprecated, RFC 7526", RefusalReason.AddressReserved),
        Block("192.168.0.0/16", "private use, RFC 1918", RefusalReason.AddressPrivate),
        Block("192.175.48.0/24", "direct delegation AS112 service, RFC 7534", RefusalReason.AddressReserved),
        Block("198.18.0.0/15", "benchmarking, RFC 2544", RefusalReason.AddressReserved),
        Block("198.51.100.0/24", "TEST-NET-2, RFC 5737", RefusalReason.AddressReserved),
        Block("203.0.113.0/24", "TEST-NET-3, RFC 5737", RefusalReason.AddressReserved),
        Block("224.0.0.0/4", "multicast, RFC 5771", RefusalReason.AddressMulticast),
        Block("240.0.0.0/4", "reserved and limited broadcast, RFC 1112 §4, RFC 8190", RefusalReason.AddressReserved),
    ];

    /// <summary>IPv6 blocks that are not public, inside and outside of global unicast space.</summary>
    public static AddressRuleBlock[] Ipv6 { get; } =
    [
        Block("::/128", "unspecified, RFC 4291 §2.5.2", RefusalReason.AddressUnspecified),
        Block("::1/128", "loopback, RFC 4291 §2.5.3", RefusalReason.AddressLoopback),
        Block("::/96", "IPv4-compatible, deprecated, RFC 4291 §2.5.5.1", RefusalReason.AddressEmbedded),
        Block("::ffff:0:0:0/96", "IPv4-translated, RFC 2765 §2.1", RefusalReason.AddressEmbedded),
        Block("64:ff9b::/96", "NAT64, RFC 6052", RefusalReason.AddressEmbedded),
        Block("64:ff9b:1::/48", "NAT64 of local use, RFC 8215", RefusalReason.AddressEmbedded),
        Block("100::/64", "discard only, RFC 6666", RefusalReason.AddressReserved),
        Block("100:0:0:1::/64", "dummy prefix, RFC 9780", RefusalReason.AddressReserved),
        Block("2001::/32", "Teredo, RFC 4380", RefusalReason.AddressEmbedded),
        Block("2001::/23", "IETF protocol assignments, RFC 2928", RefusalReason.AddressReserved),
        Block("2001:db8::/32", "documentation, RFC 3849", RefusalReason.AddressReserved),
        Block("2002::/16", "6to4, RFC 3056", RefusalReason.AddressEmbedded),
        Block("2620:4f:8000::/48", "direct delegation AS112 service, RFC 7534", RefusalReason.AddressReserved),
        Block("3fff::/20", "documentation, RFC 9637", RefusalReason.AddressReserved),
        Block("5f00::/16", "segment routing identifiers, RFC 9602", RefusalReason.AddressReserved),
        Block("fc00::/7", "unique local, RFC 4193", RefusalReason.AddressPrivate),
        Block("fe80::/10", "link-local unicast, RFC 4291 §2.5.6", RefusalReason.AddressLinklocal),
        Block("fec0::/10", "site-local, deprecated, RFC 3879", RefusalReason.AddressReserved),
        Block("ff00::/8", "multicast, RFC 4291 §2.7", RefusalReason.AddressMulticast),
    ];

    private static AddressRuleBlock Block(string network, string name, RefusalReason reason) => new(IPNetwork.Parse(network), name, reason);
}
