namespace StatusMesh.Core.Maintenance;

/// <summary>
/// The clock on the wall of a time zone. It asks the zone only how far its clock is ahead at an instant; which times are skipped or
/// shown twice follows from that, whatever the hour and the size of the switch.
/// </summary>
internal sealed class WallClock(TimeZoneInfo zone)
{
    /// <summary>What the clock shows at <paramref name="instant"/>.</summary>
    public DateTime At(DateTimeOffset instant) => DateTime.SpecifyKind(instant.UtcDateTime + Ahead(instant.UtcDateTime), DateTimeKind.Unspecified);

    /// <summary>
    /// The first instant at which the clock shows <paramref name="local"/> or, where that is skipped, the first after the gap; null
    /// when the whole day is skipped (Samoa had no 30 December 2011).
    /// </summary>
    public DateTimeOffset? FirstAt(DateTime local)
    {
        var shown = AllAt(local);
        return shown.Count > 0 ? shown[0] : AfterGap(local);
    }

    /// <summary>Every instant at which the clock shows <paramref name="local"/>, in order: none in a gap, two when it was put back.</summary>
    public IReadOnlyList<DateTimeOffset> AllAt(DateTime local)
    {
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var (before, after) = (Ahead(utc.AddDays(-1)), Ahead(utc.AddDays(1)));
        var (one, other) = (utc - before, utc - after);
        return (Ahead(one) == before, one != other && Ahead(other) == after) switch
        {
            (true, true) => [one, other],
            (true, false) => [one],
            (false, true) => [other],
            _ => [],
        };
    }

    private DateTimeOffset? AfterGap(DateTime local)
    {
        // The clock shows less before the switch and more after it.
        var (before, after) = (new DateTimeOffset(local, TimeSpan.Zero).AddDays(-1), new DateTimeOffset(local, TimeSpan.Zero).AddDays(1));
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = At(middle) < local ? (middle, after) : (before, middle);
        }

        return At(before).Date < local.Date && At(after).Date > local.Date ? null : after;
    }

    private TimeSpan Ahead(DateTime utc) => zone.GetUtcOffset(utc);
}
