using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.History;

/// <summary>The numbers of a shard that uptime is worked out from.</summary>
/// <param name="Hours">Hours of the last 7 days, the one under way included.</param>
/// <param name="Months">Months of the last 90 days.</param>
public sealed record ShardPast(IReadOnlyList<HourNumbers> Hours, IReadOnlyList<MonthUptime> Months)
{
    /// <summary>Uptime of <paramref name="monitor"/> by period.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="regions">Regions of the mesh, at least 1.</param>
    /// <param name="now">End of the periods.</param>
    public UptimeAnswer Uptime(MonitorRegistration monitor, int regions, DateTimeOffset now)
    {
        return new UptimeAnswer
        {
            Day = OfHours(UptimePeriods.Day(now)),
            Week = OfHours(UptimePeriods.Week(now)),
            Month = OfDays(UptimePeriods.Month(now)),
            Quarter = OfDays(UptimePeriods.Quarter(now)),
        };

        UptimeFigure? OfHours(DateTimeOffset from) => UptimeFormula.Figure(HoursFrom(monitor.Target.Id, from), monitor, regions, from, now);

        UptimeFigure? OfDays(DateOnly first)
        {
            // The last hours of yesterday may still be missing in the daily numbers.
            var yesterday = HourClock.DayOf(now).AddDays(-1);
            var numbers = HoursFrom(monitor.Target.Id, HourClock.StartOf(yesterday));
            for (var day = first; day < yesterday; day = day.AddDays(1))
            {
                numbers += Months.FirstOrDefault(month => month.Month == MonthUptime.Of(day))?.Find(monitor.Target.Id, day) ?? default;
            }

            return UptimeFormula.Figure(numbers, monitor, regions, HourClock.StartOf(first), now);
        }
    }

    private UptimeNumbers HoursFrom(string targetId, DateTimeOffset from) => Hours
        .Where(hour => hour.Hour >= from)
        .Aggregate(default(UptimeNumbers), (sum, hour) => sum + hour.Targets.GetValueOrDefault(targetId));
}
