namespace StatusMesh.Core.Maintenance;

/// <summary>The local times at which a recurring window opens.</summary>
/// <param name="IsOn">True for a day on which it opens.</param>
/// <param name="Times">Times of such a day, in order; at least one.</param>
/// <param name="EveryHour">
/// True when it goes by minutes, not by times of day: what the clock skips is skipped, and what it shows twice counts twice. Otherwise
/// each time counts once.
/// </param>
internal sealed record Recurrence(Func<DateOnly, bool> IsOn, IReadOnlyList<TimeOnly> Times, bool EveryHour = false)
{
    /// <summary>No calendar repeats itself later than this: leap days and weekdays together take 28 years, 40 around 2100.</summary>
    private const int MostDays = 41 * 366;

    private static readonly DateOnly LeapYear = new(2024, 1, 1);

    /// <summary>The recurrence of <paramref name="schedule"/>; null for one that does not recur.</summary>
    public static Recurrence? Of(MaintenanceSchedule schedule) => schedule switch
    {
        MaintenanceSchedule.Daily daily => new(_ => true, [daily.At]),
        MaintenanceSchedule.Weekly weekly => new(day => weekly.Days.Contains(day.DayOfWeek), [weekly.At]),
        MaintenanceSchedule.Monthly { Day: { } number } monthly => new(day => day.Day == number, [monthly.At]),
        MaintenanceSchedule.Monthly monthly => new(day => day.AddDays(1).Day == 1, [monthly.At]),
        MaintenanceSchedule.Cron cron => CronText.Read(cron.Text).Recurrence ?? throw new InvalidDataException($"The cron expression {cron.Text} of a maintenance window is none."),
        _ => null,
    };

    /// <summary>The days from <paramref name="first"/> on which it opens; ends only when there are no more.</summary>
    public IEnumerable<DateOnly> DaysFrom(DateOnly first)
    {
        var quiet = 0;
        for (var day = first; quiet < MostDays; day = day.AddDays(1))
        {
            quiet = IsOn(day) ? 0 : quiet + 1;
            if (quiet == 0)
            {
                yield return day;
            }
        }
    }

    /// <summary>True when no day is one of its days.</summary>
    public bool NeverOpens => !DaysFrom(LeapYear).Any();

    /// <summary>True when a window that stays open for <paramref name="length"/> has opened again before it closes, every time.</summary>
    public bool NeverCloses(TimeSpan length)
    {
        if (Times.Zip(Times.Skip(1)).Any(pair => pair.Second - pair.First > length))
        {
            return false;
        }

        DateTime? end = null;
        foreach (var day in DaysFrom(LeapYear).TakeWhile(day => day < LeapYear.AddDays(800)))
        {
            if (end < day.ToDateTime(Times[0]))
            {
                return false;
            }

            end = day.ToDateTime(Times[^1]) + length;
        }

        return end >= LeapYear.AddDays(800).ToDateTime(TimeOnly.MinValue);
    }
}
