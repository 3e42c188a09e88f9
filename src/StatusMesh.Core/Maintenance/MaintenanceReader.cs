using System.Globalization;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Maintenance;

/// <summary>Turns what somebody wrote into a window, and refuses one that makes no sense with every mistake in it.</summary>
public sealed class MaintenanceReader
{
    /// <summary>Most windows of one monitor.</summary>
    public const int MostOfMonitor = 20;

    /// <summary>Most windows for all monitors.</summary>
    public const int MostForAll = 50;

    private const int LongestTitle = 100;
    private const string TimeOfDay = "a time of day such as 02:30";
    private const string LocalTime = "a local date and time such as 2026-12-01T22:00, from 2000 to 2100";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestOnce = TimeSpan.FromDays(31);

    private static readonly Dictionary<string, DayOfWeek> Weekdays =
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString()[..3], StringComparer.OrdinalIgnoreCase);

    private readonly List<MaintenanceProblem> _problems = [];

    private MaintenanceReader()
    {
    }

    /// <summary>Reads <paramref name="draft"/>.</summary>
    public static MaintenanceReading Read(MaintenanceDraft draft)
    {
        var reader = new MaintenanceReader();
        var window = reader.ReadWindow(draft);
        return window is null || reader._problems.Count > 0
            ? new MaintenanceReading.Rejected(reader._problems)
            : new MaintenanceReading.Accepted(window);
    }

    private MaintenanceWindow? ReadWindow(MaintenanceDraft draft)
    {
        var title = draft.Title?.Trim();
        if (title is not null && (title.Length is 0 or > LongestTitle || title.Any(char.IsControl)))
        {
            Refuse("title", draft.Title, $"1 to {LongestTitle} characters on one line");
        }

        var zone = ReadZone(draft.Zone ?? TimeZones.Utc);
        var schedule = ReadSchedule(draft);
        var length = ReadLength(draft);
        if (schedule is not null && zone is not null)
        {
            CheckSense(schedule, length, new WallClock(zone), draft);
        }

        return schedule is null || zone is null ? null : new MaintenanceWindow { Title = title, Schedule = schedule, For = length, Zone = zone.Id };
    }

    private TimeZoneInfo? ReadZone(string name) => TimeZones.Find(name) ?? Refuse<TimeZoneInfo>(
        "zone", name, TimeZones.HasData ? "an IANA time zone such as Europe/Berlin or UTC" : "UTC only: this machine has no time zone data, package tzdata");

    private MaintenanceSchedule? ReadSchedule(MaintenanceDraft draft)
    {
        var schedules = new (string Name, object? Text)[]
        {
            ("once", draft.Once), ("daily", draft.Daily), ("weekly", draft.Weekly), ("monthly", draft.Monthly), ("cron", draft.Cron),
        };
        var written = schedules.Where(schedule => schedule.Text is not null).Select(schedule => schedule.Name).ToList();
        if (written.Count != 1)
        {
            Refuse("", written.Count == 0 ? null : string.Join(" and ", written), "exactly one of once, daily, weekly, monthly, cron");
        }

        // Of several all are read, for their own mistakes.
        MaintenanceSchedule?[] read =
        [
            draft.Once is { } once ? ReadOnce(once) : null,
            draft.Daily is { } daily && ReadTime("daily", daily) is { } at ? new MaintenanceSchedule.Daily(at) : null,
            draft.Weekly is { } weekly ? ReadWeekly(weekly) : null,
            draft.Monthly is { } monthly ? ReadMonthly(monthly) : null,
            draft.Cron is { } cron ? ReadCron(cron) : null,
        ];
        return written.Count == 1 ? read.FirstOrDefault(schedule => schedule is not null) : null;
    }

    private MaintenanceSchedule.Once? ReadOnce(MaintenanceDraft.OnceText text)
    {
        var (from, to) = (ReadLocal("once.from", text.From), ReadLocal("once.to", text.To));
        return from is null || to is null ? null : new MaintenanceSchedule.Once(from.Value, to.Value);
    }

    private MaintenanceSchedule.Weekly? ReadWeekly(MaintenanceDraft.WeeklyText text)
    {
        var at = ReadTime("weekly.at", text.At);
        var unknown = text.Days.Where(day => !Weekdays.ContainsKey(day)).ToList();
        unknown.ForEach(day => Refuse("weekly.days", day, "days of the week: mon, tue, wed, thu, fri, sat, sun"));
        if (text.Days.Count == 0)
        {
            Refuse("weekly.days", null, "one or more days of the week: mon, tue, wed, thu, fri, sat, sun");
        }

        return at is null || unknown.Count > 0 || text.Days.Count == 0
            ? null
            : new MaintenanceSchedule.Weekly([.. text.Days.Select(day => Weekdays[day]).Distinct().Order()], at.Value);
    }

    private MaintenanceSchedule.Monthly? ReadMonthly(MaintenanceDraft.MonthlyText text)
    {
        var at = ReadTime("monthly.at", text.At);
        var isLast = "last".Equals(text.Day, StringComparison.OrdinalIgnoreCase);
        if (!isLast && !(int.TryParse(text.Day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31))
        {
            Refuse("monthly.day", text.Day, "a day from 1 to 31, or last");
            return null;
        }

        return at is null ? null : new MaintenanceSchedule.Monthly(isLast ? null : int.Parse(text.Day!, CultureInfo.InvariantCulture), at.Value);
    }

    private MaintenanceSchedule.Cron? ReadCron(string text)
    {
        if (CronText.Read(text).Problem is { } problem)
        {
            Refuse("cron", problem.Value, problem.Allowed);
            return null;
        }

        return new MaintenanceSchedule.Cron(text.Trim());
    }

    private TimeOnly? ReadTime(string field, string? text)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        Refuse(field, text, TimeOfDay);
        return null;
    }

    private DateTime? ReadLocal(string field, string? text)
    {
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year is >= 2000 and <= 2100)
        {
            return time;
        }

        Refuse(field, text, LocalTime);
        return null;
    }

    private TimeSpan? ReadLength(MaintenanceDraft draft)
    {
        if (draft.Once is not null)
        {
            // Beside another schedule it is that one's.
            if (draft.For is not null && draft is { Daily: null, Weekly: null, Monthly: null, Cron: null })
            {
                Refuse("for", draft.For, "nothing beside \"once\", which says its end itself");
            }

            return null;
        }

        if (draft.For is not null && IntervalText.TryParse(draft.For) is { } length && length >= Shortest && length <= Longest)
        {
            return length;
        }

        Refuse("for", draft.For, "a time from 1m to 7d, such as 45m, 2h or 1d");
        return null;
    }

    private void CheckSense(MaintenanceSchedule schedule, TimeSpan? length, WallClock clock, MaintenanceDraft draft)
    {
        if (schedule is MaintenanceSchedule.Once once)
        {
            var elapsed = clock.FirstAt(once.To) - clock.FirstAt(once.From);
            if (elapsed is null || elapsed <= TimeSpan.Zero || elapsed > LongestOnce)
            {
                Refuse("once.to", draft.Once!.To, "a time after \"from\", at most 31 days later");
            }

            return;
        }

        var recurrence = Recurrence.Of(schedule)!;
        if (recurrence.NeverOpens)
        {
            Refuse("cron", draft.Cron, "a date that comes: no month that it names has such a day");
        }
        else if (length is { } open && recurrence.NeverCloses(open))
        {
            Refuse("for", draft.For, "less time than lies between two beginnings; else the window would never close");
        }
    }

    private void Refuse(string field, string? value, string allowed) => _problems.Add(new MaintenanceProblem(field, value, allowed));

    private T? Refuse<T>(string field, string? value, string allowed)
        where T : class
    {
        Refuse(field, value, allowed);
        return null;
    }
}
