using System.Net;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>A host in canonical spelling.</summary>
/// <param name="Text">ASCII name without trailing dot, IPv4 address, or IPv6 address without brackets.</param>
/// <param name="Address">The address of a literal, else null.</param>
internal sealed record HostText(string Text, IPAddress? Address)
{
    private static readonly HostText None = new("", null);

    /// <summary>Reads a host as it stands in a URL; null when it is one that may be asked for.</summary>
    public static RefusalReason? Read(ReadOnlySpan<char> text, bool isBracketed, bool opensLocalNames, out HostText host)
    {
        host = None;
        if (isBracketed)
        {
            Span<ushort> groups = stackalloc ushort[8];
            if (!Ipv6Text.TryRead(text, groups))
            {
                return RefusalReason.HostSyntax;
            }

            host = new HostText(Ipv6Text.Canonical(groups), Ipv6Text.ToAddress(groups));
            return null;
        }

        if (HostName.Read(text, out var name) is { } malformed)
        {
            return malformed;
        }

        if (NumericHost.EndsInNumber(name))
        {
            Span<byte> octets = stackalloc byte[4];
            if (!Ipv4Text.TryRead(text, octets))
            {
                return NumericHost.IsNumbersOnly(name) ? RefusalReason.IpNoncanonical : RefusalReason.HostNumericTld;
            }

            host = new HostText(name, new IPAddress(octets));
            return null;
        }

        if (!opensLocalNames && LocalNames.Refuses(name) is { } local)
        {
            return local;
        }

        host = new HostText(name, null);
        return IdnLabel.AreSound(name) ? null : RefusalReason.HostUnicode;
    }
}
