using System.Buffers.Binary;
using System.Net;

namespace StatusMesh.UnitTests.Probing.Fuzz;

/// <summary>A second opinion on which addresses are not public, written without the code that it judges: plain ranges of numbers.</summary>
internal static class ForbiddenAddresses
{
    // First and last address of each special block that the fuzz draws from (IANA IPv4 special-purpose registry, platform addresses).
    private static readonly (uint First, uint Last)[] Ipv4 =
    [
        (0x00000000, 0x00FFFFFF), (0x0A000000, 0x0AFFFFFF), (0x64400000, 0x647FFFFF), (0x7F000000, 0x7FFFFFFF), (0xA83F8110, 0xA83F8110),
        (0xA9FE0000, 0xA9FEFFFF), (0xAC100000, 0xAC1FFFFF), (0xC0000000, 0xC00000FF), (0xC0000200, 0xC00002FF), (0xC0586300, 0xC05863FF),
        (0xC0A80000, 0xC0A8FFFF), (0xC6120000, 0xC613FFFF), (0xC6336400, 0xC63364FF), (0xCB007100, 0xCB0071FF), (0xE0000000, 0xFFFFFFFF),
    ];

    /// <summary>True when no socket may ever be opened to <paramref name="address"/>.</summary>
    public static bool Contains(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (bytes.Length == 4)
        {
            var number = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            return Array.Exists(Ipv4, block => number >= block.First && number <= block.Last);
        }

        // Outside 2000::/3; 6to4; 2001::/23 with Teredo; documentation; ISATAP.
        return bytes[0] >> 5 != 1
            || bytes is [0x20, 0x02, ..]
            || bytes is [0x20, 0x01, < 2, ..]
            || bytes is [0x20, 0x01, 0x0D, 0xB8, ..]
            || bytes is [0x3F, 0xFF, < 0x10, ..]
            || bytes[8..12] is [0 or 2, 0, 0x5E, 0xFE];
    }
}
