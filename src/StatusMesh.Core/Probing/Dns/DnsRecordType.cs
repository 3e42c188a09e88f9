using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Probing.Dns;

/// <summary>Types of DNS records that can be monitored.</summary>
[JsonConverter(typeof(KebabEnumConverter<DnsRecordType>))]
public enum DnsRecordType
{
    /// <summary>IPv4 address (RFC 1035 §3.4.1).</summary>
    A,

    /// <summary>IPv6 address (RFC 3596 §2.1).</summary>
    Aaaa,

    /// <summary>Alias (RFC 1035 §3.3.1).</summary>
    Cname,

    /// <summary>Mail server with its preference (RFC 1035 §3.3.9).</summary>
    Mx,

    /// <summary>Text (RFC 1035 §3.3.14).</summary>
    Txt,

    /// <summary>Name server (RFC 1035 §3.3.11).</summary>
    Ns,
}
