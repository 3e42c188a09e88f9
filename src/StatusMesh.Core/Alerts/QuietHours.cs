using StatusMesh.Core.Maintenance;

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
        var clock = new WallClock(Zone);
        var local = clock.At(now);
        var time = TimeOnly.FromDateTime(local);
        if (!time.IsBetween(From, To))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local);
        return clock.FirstAt((time < To ? day : day.AddDays(1)).ToDateTime(To)) is { } end && end > now ? end : null;
    }
}
