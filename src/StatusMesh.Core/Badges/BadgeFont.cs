using System.Globalization;
using System.Text;

namespace StatusMesh.Core.Badges;

/// <summary>How wide text is in Verdana at 11 px, without the font. The SVG states the length, so a guess is never cut off, only squeezed.</summary>
internal static class BadgeFont
{
    private const double WideWidth = 11;
    private const double AstralWidth = 13;
    private const double OtherWidth = 7;

    /// <summary>Advance widths of U+0020..U+007E in hundredths of a pixel.</summary>
    private static readonly short[] Ascii =
    [
        387, 433, 505, 900, 699, 1184, 799, 295, 500, 500, 699, 900, 400, 500, 400, 500, // space to /
        699, 699, 699, 699, 699, 699, 699, 699, 699, 699, 500, 500, 900, 900, 900, 600, // 0 to ?
        1100, 752, 754, 768, 848, 696, 632, 853, 827, 463, 500, 762, 612, 927, 823, 866, // @ to O
        663, 866, 765, 752, 678, 805, 752, 1088, 754, 677, 754, 500, 500, 500, 900, 699, // P to _
        699, 661, 685, 573, 685, 655, 387, 685, 696, 302, 379, 651, 302, 1070, 696, 668, // ` to o
        685, 685, 469, 573, 433, 696, 651, 900, 651, 651, 578, 698, 500, 698, 900, // p to ~
    ];

    /// <summary>Advance width of <paramref name="rune"/> in pixels; 0 for controls and for marks that sit on another character.</summary>
    public static double WidthOf(Rune rune)
    {
        if (rune.Value is >= ' ' and <= '~')
        {
            return Ascii[rune.Value - ' '] / 100.0;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            _ when !rune.IsBmp => AstralWidth,
            _ when IsWide(rune.Value) => WideWidth,
            _ => OtherWidth,
        };
    }

    /// <summary>True for the blocks whose characters fill a square: East Asian scripts and their full-width forms (UAX #11).</summary>
    private static bool IsWide(int codePoint) => codePoint
        is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60);
}
