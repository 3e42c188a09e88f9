using System.Buffers;
using System.Globalization;
using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Percent-encoding in one spelling.</summary>
internal static class PercentText
{
    // RFC 3986 §2.3, and what §3.3 and §3.4 let stand in paths and queries besides.
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private static readonly SearchValues<char> Literal =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    /// <summary>
    /// Appends <paramref name="text"/>: escapes in upper case, escaped unreserved characters as themselves, everything that must not stand
    /// there escaped as UTF-8. A percent sign that starts no escape is taken as a percent sign.
    /// </summary>
    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Literal);
            if (plain < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..plain]);
            text = text[plain..];
            text = text[(TryDecode(text) is { } octet ? AppendOctet(output, octet) : AppendRune(output, text))..];
        }
    }

    private static byte? TryDecode(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[0] == '%'
        && byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet)
            ? octet
            : null;

    private static int AppendOctet(StringBuilder output, byte octet)
    {
        if (Unreserved.Contains((char)octet))
        {
            output.Append((char)octet);
        }
        else
        {
            AppendEscape(output, octet);
        }

        return 3;
    }

    private static int AppendRune(StringBuilder output, ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var length);
        Span<byte> octets = stackalloc byte[4];
        foreach (var octet in octets[..rune.EncodeToUtf8(octets)])
        {
            AppendEscape(output, octet);
        }

        return length;
    }

    private static void AppendEscape(StringBuilder output, byte octet) =>
        output.Append('%').Append(Convert.ToHexString([octet]));
}
