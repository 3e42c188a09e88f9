using System.Text.RegularExpressions;

namespace StatusMesh.Core.Maintenance;

/// <summary>Time zones by their IANA names, from this machine's time zone data; works with and without culture data.</summary>
internal static partial class TimeZones
{
    /// <summary>The zone that needs no data.</summary>
    public const string Utc = "UTC";

    /// <summary>Found in the same folder, but they mean something else on every machine, or count leap seconds.</summary>
    private static readonly string[] Strange = ["localtime", "posixrules", "Factory"];

    /// <summary>False where no time zone data is installed, as in the smallest containers.</summary>
    public static bool HasData => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _);

    /// <summary>The zone; null when <paramref name="name"/> is no IANA name that this machine knows.</summary>
    public static TimeZoneInfo? Find(string name) =>
        name.Length <= 64 && Name().IsMatch(name) && !Strange.Contains(name, StringComparer.OrdinalIgnoreCase)
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId
            ? zone
            : null;

    [GeneratedRegex(@"^(?!(posix|right)/)[A-Z][A-Z0-9_+-]*(/[A-Z0-9_+-]+)*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
