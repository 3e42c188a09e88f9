using System.Globalization;

namespace StatusMesh.Core.Monitors;

/// <summary>Times as people write them: <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>, <c>500ms</c> or <c>00:01:00</c>.</summary>
public static class IntervalText
{
    /// <summary>No key takes as much, so a time beyond it need not be exact.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(1000);

    /// <summary>The time, of any length from 0 s; null when <paramref name="text"/> is none.</summary>
    public static TimeSpan? TryParse(string text)
    {
        if (TimeSpan.TryParseExact(text, [@"hh\:mm\:ss", @"d\.hh\:mm\:ss"], CultureInfo.InvariantCulture, out var span))
        {
            return span;
        }

        var name = text.EndsWith("ms", StringComparison.Ordinal) ? "ms" : text.Length < 2 ? "" : text[^1..];
        TimeSpan? unit = name switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && uint.TryParse(text.AsSpan(0, text.Length - name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count < Most / one ? count * one : Most
            : null;
    }
}
