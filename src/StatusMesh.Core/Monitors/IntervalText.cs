using System.Globalization;

namespace StatusMesh.Core.Monitors;

/// <summary>Intervals as people write them: <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>, <c>500ms</c> or <c>00:01:00</c>.</summary>
public static class IntervalText
{
    /// <summary>The interval, of any length from 0 s; null when <paramref name="text"/> is none.</summary>
    public static TimeSpan? TryParse(string text)
    {
        if (TimeSpan.TryParseExact(text, [@"hh\:mm\:ss", @"d\.hh\:mm\:ss"], CultureInfo.InvariantCulture, out var span))
        {
            return span;
        }

        var unit = text.EndsWith("ms", StringComparison.Ordinal) ? "ms" : text.Length < 2 ? "" : text[^1..];
        if (!int.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        // No interval is longer than a day, so a count that is too large for the type need not be exact.
        count = Math.Min(count, 1_000_000);
        return unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(count),
            "s" => TimeSpan.FromSeconds(count),
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            "d" => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
