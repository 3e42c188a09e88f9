using System.Globalization;
using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>
/// Which characters of an international name are taken as they are: letters, digits and marks of the scripts of ICANN's root zone that do
/// not change under NFKC. A narrower rule than IDNA 2008 (RFC 5892), which needs no tables that only ICU has; other names can still be
/// given in their <c>xn--</c> form.
/// </summary>
internal static class IdnRule
{
    private static readonly (int First, int Last)[] Scripts =
    [
        (0x00C0, 0x02AF), // Latin
        (0x0370, 0x052F), // Greek, Cyrillic
        (0x0530, 0x06FF), // Armenian, Hebrew, Arabic
        (0x0750, 0x077F), // Arabic
        (0x08A0, 0x08C8), // Arabic
        (0x0900, 0x0EFF), // scripts of India, Sinhala, Thai, Lao
        (0x1000, 0x10FF), // Myanmar, Georgian
        (0x1200, 0x139F), // Ethiopic
        (0x1780, 0x17DC), // Khmer
        (0x1E00, 0x1EFF), // Latin
        (0x3005, 0x3006), // iteration and closing mark of Japanese
        (0x3041, 0x30FE), // Hiragana, Katakana
        (0x3105, 0x312F), // Bopomofo
        (0x3400, 0x4DBF), // Han
        (0x4E00, 0x9FFF), // Han
        (0xAC00, 0xD7A3), // Hangul
        (0x20000, 0x2F7FF), // Han
        (0x30000, 0x3FFFF), // Han
    ];

    /// <summary>
    /// <paramref name="rune"/> in lower case, null when names may not hold it there. <paramref name="previous"/>, folded, stands before it;
    /// U+0000 at the start of a label.
    /// </summary>
    public static Rune? Fold(Rune rune, Rune previous)
    {
        var lower = Rune.ToLowerInvariant(rune);
        return rune.IsAscii || (IsStable(rune) && IsStable(lower) && IsTaken(lower, previous)) ? lower : null;
    }

    private static bool IsStable(Rune rune) =>
        Array.Exists(Scripts, script => rune.Value >= script.First && rune.Value <= script.Last) && !Changes(rune.Value);

    private static bool IsTaken(Rune rune, Rune previous) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => IdnMarks.Allows(rune.Value, previous.Value),
        _ => false,
    };

    // Letters of these scripts that NFKC turns into others, and the Arabic tatweel, which is only drawn (RFC 5892 §2.6).
    private static bool Changes(int value) => value is
        0x0133 or 0x0140 or 0x0149 or 0x017F or 0x01C6 or 0x01C9 or 0x01CC or 0x01F3
        or 0x0374 or 0x037A or 0x03D0 or 0x03D1 or 0x03D5 or 0x03D6 or (>= 0x03F0 and <= 0x03F2) or 0x03F4 or 0x03F5
        or 0x0587 or 0x0640 or (>= 0x0675 and <= 0x0678)
        or (>= 0x0958 and <= 0x095F) or (>= 0x09DC and <= 0x09DF)
        or 0x0A33 or 0x0A36 or (>= 0x0A59 and <= 0x0A5B) or 0x0A5E or 0x0B5C or 0x0B5D
        or 0x0E33 or 0x0EB3 or 0x0EDC or 0x0EDD
        or 0x10FC or 0x1E9A or 0x1E9B or 0x309F or 0x30FF;
}
