using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Labels of international names (IDNA 2008, RFC 5891).</summary>
internal static class IdnLabel
{
    private const string AcePrefix = "xn--";

    /// <summary>Reads a label with characters beyond ASCII into its <c>xn--</c> form; false when it is not exactly what people see.</summary>
    public static bool TryEncode(ReadOnlySpan<char> label, out string encoded)
    {
        encoded = "";
        var runes = new List<Rune>(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            if (IdnRule.Fold(rune, runes.Count == 0 ? default : runes[^1]) is not { } folded)
            {
                return false;
            }

            runes.Add(folded);
        }

        // The prefix belongs to encoded labels alone (RFC 5891 §4.2.3.1).
        encoded = AcePrefix + Punycode.Encode(runes);
        return !label.StartsWith(AcePrefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when every <c>xn--</c> label of a lower-case name decodes, and encodes to itself again.</summary>
    public static bool AreSound(string name)
    {
        foreach (var range in name.AsSpan().Split('.'))
        {
            var label = name.AsSpan(range);
            if (label.StartsWith(AcePrefix, StringComparison.Ordinal) && !IsSound(label[AcePrefix.Length..]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSound(ReadOnlySpan<char> encoded) =>
        Punycode.TryDecode(encoded) is { } runes && encoded.SequenceEqual(Punycode.Encode(runes));
}
