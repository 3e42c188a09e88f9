namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>IPv4 addresses in their only canonical spelling (RFC 3986 §3.2.2): four decimal octets without leading zeros.</summary>
internal static class Ipv4Text
{
    /// <summary>Reads an address into four <paramref name="octets"/>; false when <paramref name="text"/> is spelled any other way.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> octets)
    {
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            if (count == 4 || ReadOctet(text[range]) is not { } octet)
            {
                return false;
            }

            octets[count++] = octet;
        }

        return count == 4;
    }

    private static byte? ReadOctet(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 3 || (digits[0] == '0' && digits.Length > 1))
        {
            return null;
        }

        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            value = (value * 10) + digit - '0';
        }

        return value <= 255 ? (byte)value : null;
    }
}
