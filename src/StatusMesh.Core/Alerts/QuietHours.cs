namespace StatusMesh.Core.Alerts;

/// <summary>A part of every day in which a channel is left alone.</summary>
/// <param name="From">Its begin, wall-clock time.</param>
/// <param name="To">Its end; when that is not after <paramref name="From"/>, it is on the next day.</param>
/// <param name="Zone">The zone whose clocks count.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>When the quiet hours that <paramref name="now"/> lies in are over, UTC; null outside of them.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (!time.IsBetween(From, To))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local);
        var end = (time < To ? day : day.AddDays(1)).ToDateTime(To);

        // A wall-clock time that is skipped in spring ends as its clock would have: an hour later.
        while (Zone.IsInvalidTime(end))
        {
            end = end.AddMinutes(15);
        }

        var endAt = new DateTimeOffset(end, Zone.GetUtcOffset(end));
        return endAt > now ? endAt : null;
    }
}
