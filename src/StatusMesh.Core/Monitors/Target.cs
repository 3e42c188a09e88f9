using System.Net;

namespace StatusMesh.Core.Monitors;

/// <summary>The canonical public URL that is checked. Two spellings of one site give equal targets.</summary>
public sealed record Target
{
    /// <summary>Canonical absolute URL: lower-case scheme and host, punycode, no default port, no fragment, at least the path <c>/</c>.</summary>
    public required string Url { get; init; }

    /// <summary><c>http</c> or <c>https</c>; of a monitor also <c>tcp</c>, <c>dns</c> or <c>heartbeat</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>Canonical host: an ASCII name without trailing dot, an IPv4 address, or an IPv6 address without brackets; the id of a heartbeat target.</summary>
    public required string Host { get; init; }

    /// <summary>The address when <see cref="Host"/> is an IP literal, else null.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>TCP port, 1..65535; the scheme's default when the URL names none. 0 of a heartbeat target: nobody calls it, it calls us.</summary>
    public required int Port { get; init; }

    /// <summary>Path and query as they stand on the request line (RFC 9112 §3.2.1), starting with <c>/</c>; the record's type of a DNS target, empty of TCP and heartbeat targets.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Key of the target everywhere: SHA-256 of <see cref="Url"/>, 64 lower-case hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>True for https.</summary>
    public bool IsHttps => Scheme == "https";
}
