using System.Globalization;

namespace StatusMesh.Web.Pages.Markup;

/// <summary>Times and durations as the page writes them.</summary>
internal static class PageTimes
{
    /// <summary>For machines: RFC 3339, UTC.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Day and minute: <c>22 Nov 2026, 13:58 UTC</c>.</summary>
    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Time of day: <c>13:59:31 UTC</c>.</summary>
    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Day: <c>10 January 2027</c>.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A measured time: <c>0.4 ms</c>, <c>76 ms</c>, <c>1.24 s</c>.</summary>
    public static string Span(double milliseconds) => milliseconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#} ms"),
        < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.00} s"),
    };

    /// <summary>A percentage that is never rounded up to 100: <c>99.98 %</c>.</summary>
    public static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Round(percent * 100, 6)) / 100:0.##} %");
}
