using System.Globalization;
using System.Text;
using StatusMesh.Core.Alerts;

namespace StatusMesh.Adapters.Alerts;

/// <summary>Makes the text of a message fit for other people's services. Names and URLs in it may be an attacker's.</summary>
internal static class PlainText
{
    /// <summary>Longest line, UTF-16 characters.</summary>
    public const int LineLength = 500;

    /// <summary>Longest title, UTF-16 characters.</summary>
    public const int TitleLength = 200;

    private const char More = '…';
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The title on one line.</summary>
    public static string Title(AlertMessage message) => Line(message.Title, TitleLength);

    /// <summary>
    /// At most <paramref name="most"/> characters on one line: line breaks and other control characters become spaces, characters that
    /// hide or turn text around are left out, and no surrogate stands alone.
    /// </summary>
    public static string Line(string text, int most = LineLength)
    {
        var line = new StringBuilder();
        var lastThatFits = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Kept(rune));
            if (line.Length > most)
            {
                line.Length = lastThatFits;
                return line.Append(More).ToString();
            }

            lastThatFits = line.Length < most ? line.Length : lastThatFits;
        }

        return line.ToString();
    }

    /// <summary>The lines in a service's markup, as many whole ones as fit.</summary>
    /// <param name="message">Whose.</param>
    /// <param name="escape">Turns a line into the markup.</param>
    /// <param name="most">Most that the service takes of all.</param>
    /// <param name="measure">Counts as the service does.</param>
    public static IReadOnlyList<string> Lines(AlertMessage message, Func<string, string> escape, int most, Func<string, int> measure)
    {
        var lines = new List<string>();
        var left = most - measure(More.ToString()) - 1;
        foreach (var line in message.Lines.Select(line => escape(Line(line))))
        {
            left -= measure(line) + 1;
            if (left < 0)
            {
                lines.Add(More.ToString());
                break;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static string Kept(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
        UnicodeCategory.Format when rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner) => "",
        _ => rune.ToString(),
    };
}
