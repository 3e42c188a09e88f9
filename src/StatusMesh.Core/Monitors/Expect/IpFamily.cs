using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Monitors.Expect;

/// <summary>Which addresses of a name are asked.</summary>
[JsonConverter(typeof(KebabEnumConverter<IpFamily>))]
public enum IpFamily
{
    /// <summary>Whichever answers first.</summary>
    Any,

    /// <summary>IPv4 only.</summary>
    Ipv4,

    /// <summary>IPv6 only.</summary>
    Ipv6,

    /// <summary>Both, each on its own; the worse answer counts.</summary>
    Both,
}
