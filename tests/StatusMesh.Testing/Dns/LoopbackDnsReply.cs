using System.Net;

namespace StatusMesh.Testing.Dns;

/// <summary>What a <see cref="LoopbackNameServer"/> says when it is asked for a name.</summary>
public sealed record LoopbackDnsReply
{
    /// <summary>Says nothing at all.</summary>
    public static LoopbackDnsReply Silence { get; } = new() { IsSilent = true };

    /// <summary>Bytes that are no DNS message.</summary>
    public static LoopbackDnsReply Garbage { get; } = new() { IsGarbage = true };

    /// <summary>RCODE of the answer, 0 = no error (RFC 1035 §4.1.1).</summary>
    public int ResponseCode { get; init; }

    /// <summary>Addresses; those of the family that was asked for are sent.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>Names that the name is an alias of, one after the other; the addresses belong to the last.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>True when a datagram only holds a truncated head, so that the answer has to be fetched over TCP.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>True when no answer is sent.</summary>
    public bool IsSilent { get; private init; }

    /// <summary>True when the answer is no DNS message.</summary>
    public bool IsGarbage { get; private init; }

    /// <summary>An answer with addresses.</summary>
    public static LoopbackDnsReply Of(params string[] addresses) => new() { Addresses = [.. addresses.Select(IPAddress.Parse)] };

    /// <summary>An answer with nothing but an RCODE.</summary>
    public static LoopbackDnsReply Error(int responseCode) => new() { ResponseCode = responseCode };
}
