using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Monitors.Parsing;

namespace StatusMesh.Core.Probing.Dns;

/// <summary>How types and values of DNS records are spelled, so that equal ones are equal texts.</summary>
public static class DnsRecords
{
    /// <summary>The types, for people: <c>A, AAAA, CNAME, MX, TXT, NS</c>.</summary>
    public static string TypeNames { get; } = string.Join(", ", Enum.GetValues<DnsRecordType>().Select(NameOf));

    /// <summary>A type as zone files write it: <c>AAAA</c>.</summary>
    public static string NameOf(DnsRecordType type) => type.ToString().ToUpperInvariant();

    /// <summary>The type of a name, in capital letters or not; null when it is none that can be monitored.</summary>
    public static DnsRecordType? TypeOf(string name)
    {
        foreach (var type in Enum.GetValues<DnsRecordType>())
        {
            if (NameOf(type).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>
    /// The canonical spelling of a record's value, null when it cannot be one of <paramref name="type"/>: addresses as
    /// <see cref="IPAddress"/> writes them, names in lower case without trailing dot, MX as preference, space and name, TXT as it is.
    /// </summary>
    public static string? Canonical(DnsRecordType type, string value) => type switch
    {
        DnsRecordType.A => AddressOf(value, AddressFamily.InterNetwork),
        DnsRecordType.Aaaa => AddressOf(value, AddressFamily.InterNetworkV6),
        DnsRecordType.Cname or DnsRecordType.Ns => NameOf(value),
        DnsRecordType.Mx => MailServerOf(value),
        _ => value,
    };

    private static string? AddressOf(string value, AddressFamily family) =>
        IPAddress.TryParse(value, out var address) && address.AddressFamily == family ? address.ToString() : null;

    // The root, "." (RFC 7505 §3), is a name without labels.
    private static string? NameOf(string value) => value == "." ? "." : HostName.Read(value, out var name) is null ? name : null;

    private static string? MailServerOf(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2
            && ushort.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var preference)
            && NameOf(parts[1]) is { } name
                ? string.Create(CultureInfo.InvariantCulture, $"{preference} {name}")
                : null;
    }
}
