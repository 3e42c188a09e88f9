using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Host names: letters, digits, hyphens and, as DNS and browsers take them, underscores (RFC 1123 §2.1, RFC 2181 §11).</summary>
internal static class HostName
{
    // RFC 1035 §2.3.4, in characters without the trailing dot.
    private const int MaxLength = 253;
    private const int MaxLabelLength = 63;

    /// <summary>Reads a name, in ASCII or not, into lower-case ASCII without trailing dot; null when that worked.</summary>
    public static RefusalReason? Read(ReadOnlySpan<char> text, out string name)
    {
        name = "";
        if (text.Contains('%'))
        {
            return RefusalReason.HostPercent;
        }

        if (text.EndsWith(".", StringComparison.Ordinal))
        {
            text = text[..^1];
        }

        var output = new StringBuilder(text.Length);
        foreach (var range in text.Split('.'))
        {
            if (AppendLabel(output, text[range]) is { } malformed)
            {
                return malformed;
            }

            if (output.Length - 1 > MaxLength)
            {
                return RefusalReason.HostSyntax;
            }
        }

        name = output.ToString(1, output.Length - 1);
        return null;
    }

    private static RefusalReason? AppendLabel(StringBuilder output, ReadOnlySpan<char> label)
    {
        if (!Ascii.IsValid(label))
        {
            // A character is at most two UTF-16 units: this label is too long in any encoding.
            if (label.Length > 2 * MaxLabelLength)
            {
                return RefusalReason.HostSyntax;
            }

            if (!IdnLabel.TryEncode(label, out var encoded))
            {
                return RefusalReason.HostUnicode;
            }

            label = encoded;
        }

        if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-')
        {
            return RefusalReason.HostSyntax;
        }

        output.Append('.');
        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return RefusalReason.HostSyntax;
            }

            output.Append(char.ToLowerInvariant(character));
        }

        return null;
    }
}
