using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>
/// Which addresses are public. IPv4: whatever is in no special-purpose block. IPv6: only global unicast space, without its special blocks and
/// without anything that carries an IPv4 address, because a gateway may unpack it.
/// </summary>
public static class AddressRule
{
    // RFC 4291 §2.4: all that IANA gives out for global unicast. What lies outside is refused even if no block names it.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Null when <paramref name="address"/> is public, else why it is not.</summary>
    public static RefusalReason? Refuses(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Find(AddressRuleBlocks.Ipv4, address);
        }

        // Before anything else (RFC 4291 §2.5.5.2): IPNetwork.Contains reads mapped addresses as IPv4 and gives wrong answers for them.
        if (address.IsIPv4MappedToIPv6)
        {
            return RefusalReason.AddressEmbedded;
        }

        return Find(AddressRuleBlocks.Ipv6, address)
            ?? (!GlobalUnicast.Contains(address) ? RefusalReason.AddressReserved
                : IsIsatap(address) ? RefusalReason.AddressEmbedded
                : null);
    }

    private static RefusalReason? Find(AddressRuleBlock[] blocks, IPAddress address)
    {
        foreach (var block in blocks)
        {
            if (block.Network.Contains(address))
            {
                return block.Reason;
            }
        }

        return null;
    }

    // Interface identifier ::5efe:a.b.c.d or ::200:5efe:a.b.c.d under any prefix (RFC 5214 §6.1).
    private static bool IsIsatap(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        return address.TryWriteBytes(octets, out _) && octets[8..12] is [0x00 or 0x02, 0x00, 0x5E, 0xFE];
    }
}
