using System.Net;
using System.Text;

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

    /// <summary>Data of the records of the type that was asked for, as they stand in a message.</summary>
    public IReadOnlyList<byte[]> Data { get; init; } = [];

    /// <summary>True when a datagram only holds a truncated head, so that the answer has to be fetched over TCP.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>True when no answer is sent.</summary>
    public bool IsSilent { get; private init; }

    /// <summary>True when the answer is no DNS message.</summary>
    public bool IsGarbage { get; private init; }

    /// <summary>An answer with addresses.</summary>
    public static LoopbackDnsReply Of(params string[] addresses) => new() { Addresses = [.. addresses.Select(IPAddress.Parse)] };

    /// <summary>An answer with records that are names: NS.</summary>
    public static LoopbackDnsReply Names(params string[] names) => new() { Data = [.. names.Select(DnsReplyMessage.Name)] };

    /// <summary>An answer with mail servers of preference 10, 20 and so on (RFC 1035 §3.3.9).</summary>
    public static LoopbackDnsReply MailServers(params string[] names) =>
        new() { Data = [.. names.Select((name, i) => (byte[])[0, (byte)(10 * (i + 1)), .. DnsReplyMessage.Name(name)])] };

    /// <summary>An answer with one text of several strings (RFC 1035 §3.3.14).</summary>
    public static LoopbackDnsReply Text(params string[] strings) =>
        new() { Data = [[.. strings.SelectMany(text => (byte[])[(byte)text.Length, .. Encoding.ASCII.GetBytes(text)])]] };

    /// <summary>An answer with nothing but an RCODE.</summary>
    public static LoopbackDnsReply Error(int responseCode) => new() { ResponseCode = responseCode };
}
