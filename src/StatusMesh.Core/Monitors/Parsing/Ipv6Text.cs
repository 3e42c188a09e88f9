using System.Globalization;
using System.Net;
using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>IPv6 addresses as URLs write them (RFC 3986 §3.2.2): no zone, no prefix length.</summary>
internal static class Ipv6Text
{
    /// <summary>Reads an address into eight <paramref name="groups"/> of 16 bits.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<ushort> groups)
    {
        groups.Clear();
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return ReadGroups(text, mayEndInIpv4: true, groups) == 8;
        }

        Span<ushort> tail = stackalloc ushort[8];
        var before = ReadGroups(text[..gap], mayEndInIpv4: false, groups);
        var after = ReadGroups(text[(gap + 2)..], mayEndInIpv4: true, tail);
        if (before is null || after is null || before + after > 7)
        {
            return false;
        }

        tail[..after.Value].CopyTo(groups[^after.Value..]);
        return true;
    }

    /// <summary>The address in the spelling of RFC 5952 §4.</summary>
    public static string Canonical(ReadOnlySpan<ushort> groups)
    {
        var (gap, gapLength) = LongestGap(groups);
        var output = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == gap)
            {
                output.Append("::");
                i += gapLength - 1;
                continue;
            }

            if (output.Length > 0 && output[^1] != ':')
            {
                output.Append(':');
            }

            output.Append(groups[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return output.ToString();
    }

    /// <summary>The address itself.</summary>
    public static IPAddress ToAddress(ReadOnlySpan<ushort> groups)
    {
        Span<byte> octets = stackalloc byte[16];
        for (var i = 0; i < 8; i++)
        {
            octets[2 * i] = (byte)(groups[i] >> 8);
            octets[(2 * i) + 1] = (byte)groups[i];
        }

        return new IPAddress(octets);
    }

    // Number of groups read, null when one is malformed.
    private static int? ReadGroups(ReadOnlySpan<char> text, bool mayEndInIpv4, Span<ushort> groups)
    {
        var count = 0;
        if (text.IsEmpty)
        {
            return count;
        }

        Span<byte> octets = stackalloc byte[4];
        foreach (var range in text.Split(':'))
        {
            var group = text[range];
            var isLast = range.End.Value == text.Length;
            if (mayEndInIpv4 && isLast && count <= 6 && Ipv4Text.TryRead(group, octets))
            {
                groups[count++] = (ushort)((octets[0] << 8) | octets[1]);
                groups[count++] = (ushort)((octets[2] << 8) | octets[3]);
            }
            else if (count == 8 || group.Length is 0 or > 4
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[count++]))
            {
                return null;
            }
        }

        return count;
    }

    // The first of the longest runs of two or more zero groups; (-1, 0) when there is none.
    private static (int Start, int Length) LongestGap(ReadOnlySpan<ushort> groups)
    {
        var best = (Start: -1, Length: 0);
        for (var i = 0; i < 8; i++)
        {
            var length = 0;
            while (i + length < 8 && groups[i + length] == 0)
            {
                length++;
            }

            if (length >= 2 && length > best.Length)
            {
                best = (i, length);
            }

            i += length;
        }

        return best;
    }
}
