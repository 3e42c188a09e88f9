using System.Globalization;

namespace StatusMesh.Core.Badges;

/// <summary>A colour that a badge may have: a name of the palette or a hex colour, nothing else reaches the SVG.</summary>
public sealed record BadgeColor
{
    /// <summary>Perceived brightness above which text turns dark, 0..255000.</summary>
    private const int BrightFrom = 177_225;

    private static readonly Dictionary<string, BadgeColor> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["brightgreen"] = new("#4b0"),
        ["green"] = new("#67ac09"),
        ["yellowgreen"] = new("#95991a"),
        ["yellow"] = new("#d8b800"),
        ["orange"] = new("#ea7233"),
        ["red"] = new("#dd4343"),
        ["blue"] = new("#007ec6"),
        ["grey"] = new("#555"),
        ["gray"] = new("#555"),
        ["lightgrey"] = new("#939393"),
        ["lightgray"] = new("#939393"),
        ["success"] = new("#4b0"),
        ["important"] = new("#ea7233"),
        ["critical"] = new("#dd4343"),
        ["informational"] = new("#007ec6"),
        ["inactive"] = new("#939393"),
    };

    private BadgeColor(string hex)
    {
        Hex = hex;
        IsBright = Brightness(hex) > BrightFrom;
    }

    /// <summary>It works.</summary>
    public static BadgeColor BrightGreen => Names["brightgreen"];

    /// <summary>It works, but.</summary>
    public static BadgeColor Yellow => Names["yellow"];

    /// <summary>It works for some.</summary>
    public static BadgeColor Orange => Names["orange"];

    /// <summary>It does not work.</summary>
    public static BadgeColor Red => Names["red"];

    /// <summary>Planned.</summary>
    public static BadgeColor Blue => Names["blue"];

    /// <summary>Nothing can be said.</summary>
    public static BadgeColor LightGrey => Names["lightgrey"];

    /// <summary>As SVG writes it: <c>#</c> and 3 or 6 lower-case hex digits.</summary>
    public string Hex { get; }

    /// <summary>True when dark text reads better on it than white.</summary>
    public bool IsBright { get; }

    /// <summary>Reads a palette name or 3 or 6 hex digits with or without <c>#</c>, in any case; null for anything else.</summary>
    public static BadgeColor? TryParse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Names.TryGetValue(text, out var named))
        {
            return named;
        }

        var digits = text.StartsWith('#') ? text[1..] : text;
        return digits.Length is 3 or 6 && digits.All(char.IsAsciiHexDigit) ? new BadgeColor("#" + digits.ToLowerInvariant()) : null;
    }

    private static int Brightness(string hex)
    {
        var step = hex.Length == 4 ? 1 : 2;
        return (299 * Channel(hex, 0, step)) + (587 * Channel(hex, 1, step)) + (114 * Channel(hex, 2, step));
    }

    private static int Channel(string hex, int index, int step)
    {
        var value = int.Parse(hex.AsSpan(1 + (index * step), step), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return step == 1 ? value * 17 : value;
    }
}
