using System.Text;

namespace StatusMesh.Core.Badges;

/// <summary>One text of a badge: what XML can carry of it, escaped, and cut to what a badge can carry.</summary>
internal sealed record BadgeText
{
    private const char Ellipsis = '\u2026';
    private const int EllipsisBytes = 3;
    private const double EllipsisWidth = 9;

    private BadgeText(string escaped, int bytes, double width)
    {
        Escaped = escaped;
        Bytes = bytes;
        Pixels = (int)width | 1;
    }

    /// <summary>The text, escaped for elements and attributes.</summary>
    public string Escaped { get; }

    /// <summary>Length of <see cref="Escaped"/> in UTF-8.</summary>
    public int Bytes { get; }

    /// <summary>Width in whole pixels, always odd so that the middle is a whole pixel too.</summary>
    public int Pixels { get; }

    /// <summary>True when there is nothing to draw.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>Fits <paramref name="text"/> into both limits; what does not fit ends in an ellipsis.</summary>
    public static BadgeText Fit(string text, int maxBytes, double maxWidth)
    {
        var escaped = new StringBuilder();
        var bytes = 0;
        var width = 0.0;
        var (cutAt, cutBytes, cutWidth) = (0, 0, 0.0);
        foreach (var rune in Clean(text))
        {
            bytes += Append(escaped, rune);
            width += BadgeFont.WidthOf(rune);
            if (bytes > maxBytes || width > maxWidth)
            {
                escaped.Length = cutAt;
                return new BadgeText(escaped.Append(Ellipsis).ToString(), cutBytes + EllipsisBytes, cutWidth + EllipsisWidth);
            }

            if (bytes + EllipsisBytes <= maxBytes && width + EllipsisWidth <= maxWidth)
            {
                (cutAt, cutBytes, cutWidth) = (escaped.Length, bytes, width);
            }
        }

        return new BadgeText(escaped.ToString(), bytes, width);
    }

    /// <summary>The characters that XML 1.0 §2.2 allows, without white space around them.</summary>
    private static StringRuneEnumerator Clean(string text)
    {
        var allowed = new StringBuilder(Math.Min(text.Length, 1024));
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                i += rune.Utf16SequenceLength - 1;
                if (rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF))
                {
                    allowed.Append(rune);
                }
            }
        }

        return allowed.ToString().Trim().Trim('\uFEFF').EnumerateRunes();
    }

    private static int Append(StringBuilder escaped, Rune rune)
    {
        var entity = rune.Value switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            _ => null,
        };
        if (entity is null)
        {
            escaped.Append(rune);
            return rune.Utf8SequenceLength;
        }

        escaped.Append(entity);
        return entity.Length;
    }
}
