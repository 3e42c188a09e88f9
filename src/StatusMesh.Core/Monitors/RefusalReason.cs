using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Monitors;

/// <summary>Why a URL is not probed. The kebab-case name is the <c>reason</c> code of the API.</summary>
[JsonConverter(typeof(KebabEnumConverter<RefusalReason>))]
public enum RefusalReason
{
    /// <summary>Longer than a URL may be.</summary>
    TooLong,

    /// <summary>A control character, line break or other invisible character stands in the URL.</summary>
    ControlChar,

    /// <summary>A backslash stands in the URL; browsers and servers disagree about what it means.</summary>
    Backslash,

    /// <summary>The scheme is not http or https, or the URL is empty.</summary>
    Scheme,

    /// <summary>The URL carries a user name or password.</summary>
    Userinfo,

    /// <summary>The port is malformed or not one that may be probed.</summary>
    Port,

    /// <summary>The host is missing or not a valid name or address.</summary>
    HostSyntax,

    /// <summary>The host is percent-encoded.</summary>
    HostPercent,

    /// <summary>The host uses characters that turn into other characters when it is normalised.</summary>
    HostUnicode,

    /// <summary>The host is a name of the machine itself, such as localhost.</summary>
    HostLocalName,

    /// <summary>The host ends in a suffix that only exists inside private networks.</summary>
    HostInternalSuffix,

    /// <summary>The host is one label without a dot.</summary>
    HostSingleLabel,

    /// <summary>The last label of the host is a number, but the host is no address.</summary>
    HostNumericTld,

    /// <summary>An IP address in a spelling other than the canonical one: octal, hexadecimal, short or decimal.</summary>
    IpNoncanonical,

    /// <summary>The address is a loopback address.</summary>
    AddressLoopback,

    /// <summary>The address is in a private network (RFC 1918, RFC 4193).</summary>
    AddressPrivate,

    /// <summary>The address is link-local (RFC 3927, RFC 4291 §2.5.6); cloud metadata services live there.</summary>
    AddressLinklocal,

    /// <summary>The address is shared carrier space (RFC 6598).</summary>
    AddressShared,

    /// <summary>The address is the unspecified address or its network.</summary>
    AddressUnspecified,

    /// <summary>The address is a multicast address.</summary>
    AddressMulticast,

    /// <summary>The IPv6 address carries an IPv4 address.</summary>
    AddressEmbedded,

    /// <summary>The address is reserved for other uses (IANA special-purpose registries).</summary>
    AddressReserved,

    /// <summary>The address belongs to the platform that StatusMesh runs on.</summary>
    AddressPlatform,

    /// <summary>The name answers with allowed and forbidden addresses at once.</summary>
    AddressMixed,

    /// <summary>The target is this StatusMesh itself.</summary>
    Self,
}
