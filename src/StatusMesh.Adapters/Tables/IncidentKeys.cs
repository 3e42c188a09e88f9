using System.Globalization;

namespace StatusMesh.Adapters.Tables;

/// <summary>Keys of incidents: everything counts down, so that the newest comes first in a table that is read from its begin.</summary>
internal static class IncidentKeys
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>Partition and row of an incident, worked out from its id; null when no incident has such an id.</summary>
    public static (string Partition, string Row)? Of(string incidentId) =>
        incidentId.Length == TimeFormat.Length + 13
        && incidentId[TimeFormat.Length] == '-'
        && incidentId.Skip(TimeFormat.Length + 1).All(char.IsAsciiHexDigitLower)
        && DateTimeOffset.TryParseExact(
            incidentId[..TimeFormat.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (Partition(at), $"{Row(at)}{incidentId[TimeFormat.Length..]}")
            : null;

    /// <summary>Partition of the month of <paramref name="at"/>.</summary>
    public static string Partition(DateTimeOffset at) =>
        (999_999 - (at.UtcDateTime.Year * 100) - at.UtcDateTime.Month).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Start of the rows of the second of <paramref name="at"/>.</summary>
    public static string Row(DateTimeOffset at) => (DateTime.MaxValue.Ticks - (at.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond)).ToString("D19", CultureInfo.InvariantCulture);
}
