using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StatusMesh.Testing.Dns;

/// <summary>Writes DNS answers (RFC 1035 §4.1), without compressing names.</summary>
internal static class DnsReplyMessage
{
    private const ushort TypeCname = 5;

    // QR, RD and RA set.
    private const ushort Flags = 0x8180;
    private const ushort TruncatedFlag = 0x0200;

    /// <summary>The bytes of an answer, null when none is sent.</summary>
    public static byte[]? Write(DnsQuestionMessage question, LoopbackDnsReply reply, bool isDatagram)
    {
        if (reply.IsSilent)
        {
            return null;
        }

        if (reply.IsGarbage)
        {
            // The right id, so that the answer is taken for one, and five questions that are not there.
            return [(byte)(question.Id >> 8), (byte)question.Id, 0x81, 0x80, 0, 5, 0, 9, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF];
        }

        var isCut = isDatagram && reply.IsTruncated;
        var records = isCut ? [] : Records(question, reply);
        var message = new List<byte>();
        Add(message, question.Id, (ushort)(Flags | (isCut ? TruncatedFlag : 0) | reply.ResponseCode), 1, (ushort)records.Count, 0, 0);
        message.AddRange(question.Question);
        records.ForEach(message.AddRange);
        return [.. message];
    }

    private static List<byte[]> Records(DnsQuestionMessage question, LoopbackDnsReply reply)
    {
        var records = new List<byte[]>();
        var owner = question.Name;
        foreach (var alias in reply.Aliases)
        {
            records.Add(Record(owner, TypeCname, Name(alias)));
            owner = alias;
        }

        records.AddRange(reply.Data.Select(data => Record(owner, question.Type, data)));
        var family = question.Type == DnsQuestionMessage.TypeA ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
        records.AddRange(reply.Addresses
            .Where(address => address.AddressFamily == family)
            .Select(address => Record(owner, question.Type, address.GetAddressBytes())));
        return records;
    }

    private static byte[] Record(string owner, ushort type, byte[] data)
    {
        var record = new List<byte>(Name(owner));
        Add(record, type, 1, 0, 60, (ushort)data.Length); // class IN, 60 s
        record.AddRange(data);
        return [.. record];
    }

    /// <summary>A name as it stands in a message.</summary>
    public static byte[] Name(string name) =>
        [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    private static void Add(List<byte> bytes, params ReadOnlySpan<ushort> values)
    {
        Span<byte> two = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16BigEndian(two, value);
            bytes.AddRange(two);
        }
    }
}
