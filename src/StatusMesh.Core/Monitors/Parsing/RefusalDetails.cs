namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>What people are told about a refused URL; never a word of the URL itself.</summary>
internal static class RefusalDetails
{
    /// <summary>One sentence: what was wrong, what is allowed.</summary>
    public static string Of(RefusalReason reason, TargetPolicy policy) => reason switch
    {
        RefusalReason.TooLong => $"The URL is too long: at most {TargetParser.MaxLength} characters are allowed.",
        RefusalReason.ControlChar => "The URL holds a space, line break or control character: write it percent-encoded, or leave it out.",
        RefusalReason.Backslash => "The URL holds a backslash: use slashes.",
        RefusalReason.Scheme => "The URL has no host or another scheme: only http and https are checked.",
        RefusalReason.Userinfo => "The URL carries a user name or password: give the address without what stands before the @.",
        RefusalReason.Port => $"The port is not allowed: use one of {string.Join(", ", policy.AllowedPorts)}.",
        RefusalReason.HostSyntax => "The host is missing or malformed: give a name such as example.com, or an IP address.",
        RefusalReason.HostPercent => "The host is percent-encoded: write the name itself.",
        RefusalReason.HostUnicode => "The host uses characters that are not taken in names: use plain letters, or the name's xn-- form.",
        RefusalReason.HostLocalName => "The host is a name of the machine itself: only public sites are checked.",
        RefusalReason.HostInternalSuffix => "The host only exists inside private networks: only public sites are checked.",
        RefusalReason.HostSingleLabel => "The host has no dot: give the full name, such as example.com.",
        RefusalReason.HostNumericTld => "The host ends in a number but is no IP address: give a name such as example.com.",
        RefusalReason.IpNoncanonical => "The IP address is spelled in an unusual way: write four decimal numbers without leading zeros.",
        RefusalReason.AddressLoopback => "The address is a loopback address: only public addresses are checked.",
        RefusalReason.AddressPrivate => "The address is in a private network: only public addresses are checked.",
        RefusalReason.AddressLinklocal => "The address is link-local: only public addresses are checked.",
        RefusalReason.AddressShared => "The address is shared carrier space: only public addresses are checked.",
        RefusalReason.AddressUnspecified => "The address is unspecified: only public addresses are checked.",
        RefusalReason.AddressMulticast => "The address is a multicast address: only public addresses of one host are checked.",
        RefusalReason.AddressEmbedded => "The IPv6 address carries an IPv4 address: give the IPv4 address itself.",
        RefusalReason.AddressReserved => "The address is reserved for special use: only public addresses are checked.",
        RefusalReason.AddressPlatform => "The address belongs to a cloud platform: only public sites are checked.",
        RefusalReason.AddressMixed => "The name has public and non-public addresses: only names whose addresses are all public are checked.",
        RefusalReason.Self => "The URL is this service itself: only other sites are checked.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
