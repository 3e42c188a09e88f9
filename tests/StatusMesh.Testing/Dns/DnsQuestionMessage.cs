using System.Buffers.Binary;
using System.Text;

namespace StatusMesh.Testing.Dns;

/// <summary>The one question of a DNS query as it came in (RFC 1035 §4.1.2).</summary>
internal sealed record DnsQuestionMessage(ushort Id, string Name, ushort Type, byte[] Question)
{
    /// <summary>TYPE of an IPv4 address.</summary>
    public const ushort TypeA = 1;

    /// <summary>Reads a query.</summary>
    public static DnsQuestionMessage Read(ReadOnlySpan<byte> message)
    {
        var labels = new List<string>();
        var end = 12;
        for (; message[end] != 0; end += message[end] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(message.Slice(end + 1, message[end])));
        }

        return new DnsQuestionMessage(
            BinaryPrimitives.ReadUInt16BigEndian(message),
            string.Join('.', labels),
            BinaryPrimitives.ReadUInt16BigEndian(message[(end + 1)..]),
            message[12..(end + 5)].ToArray());
    }
}
