using StatusMesh.Core.Maintenance;

namespace StatusMesh.UnitTests.Maintenance;

/// <summary>
/// What the rule says in words, without any thought of speed: walk through the minutes, and a window opens when the wall has come to
/// its time for the first time.
/// </summary>
internal sealed class SlowCalendar
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _open = [];

    public SlowCalendar(MaintenanceSchedule schedule, TimeSpan length, TimeZoneInfo zone, DateTimeOffset around)
    {
        var (from, to) = (around.AddDays(-5), around.AddDays(3));
        var before = TimeZoneInfo.ConvertTime(from.AddMinutes(-1), zone).DateTime;
        var latest = before;
        for (var at = from; at < to; at = at.AddMinutes(1))
        {
            var wall = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            if (wall > latest)
            {
                // More than one minute has come when the clock was put forward.
                for (var minute = latest.AddMinutes(1); minute <= wall; minute = minute.AddMinutes(1))
                {
                    var isSkippedDay = minute.Date > latest.Date && minute.Date < wall.Date;
                    if (Opens(schedule, minute) && !isSkippedDay)
                    {
                        _open.Add((at, at + length));
                    }
                }

                latest = wall;
            }
        }
    }

    public bool Covers(DateTimeOffset at) => _open.Exists(span => span.From <= at && at < span.To);

    private static bool Opens(MaintenanceSchedule schedule, DateTime minute)
    {
        var time = TimeOnly.FromDateTime(minute);
        return schedule switch
        {
            MaintenanceSchedule.Daily daily => daily.At == time,
            MaintenanceSchedule.Weekly weekly => weekly.At == time && weekly.Days.Contains(minute.DayOfWeek),
            MaintenanceSchedule.Monthly monthly => monthly.At == time && (monthly.Day ?? DateTime.DaysInMonth(minute.Year, minute.Month)) == minute.Day,
            _ => throw new ArgumentOutOfRangeException(nameof(schedule)),
        };
    }
}
