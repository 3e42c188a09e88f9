using Cronos;
using CsCheck;
using StatusMesh.Core.Maintenance;

namespace StatusMesh.UnitTests.Maintenance;

/// <summary>Calendars against a slow reference that looks at the clock on the wall minute by minute, and cron against another program.</summary>
public sealed class CalendarPropertyTests
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Havana", "America/Nuuk", "America/St_Johns", "Africa/Cairo",
        "Africa/Casablanca", "Asia/Beirut", "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati",
    ];

    private static readonly DateTimeOffset First = new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Gen<TimeOnly> GenTime = Gen.Int[0, 1439].Select(minute => new TimeOnly(minute / 60, minute % 60));
    private static readonly Gen<DayOfWeek[]> GenDays = Gen.Shuffle(Enum.GetValues<DayOfWeek>()).SelectMany(days => Gen.Int[1, 7].Select(count => days[..count]));

    private static readonly Gen<MaintenanceSchedule> GenSchedule = Gen.OneOf(
        GenTime.Select(at => (MaintenanceSchedule)new MaintenanceSchedule.Daily(at)),
        Gen.Select(GenDays, GenTime, (days, at) => (MaintenanceSchedule)new MaintenanceSchedule.Weekly(days, at)),
        Gen.Select(Gen.Int[0, 31], GenTime, (day, at) => (MaintenanceSchedule)new MaintenanceSchedule.Monthly(day == 0 ? null : day, at)));

    /// <summary>Days on which some zone changes its clocks are drawn as often as all others.</summary>
    private static readonly Gen<(string Zone, DateTimeOffset At)> GenPlace = OneOf(Zones).SelectMany(zone => Gen.OneOf(
        Gen.Int[0, 20 * 365].Select(day => (zone, First.AddDays(day))),
        OneOf(Switches(zone)).Select(at => (zone, at))));

    [Fact]
    public void A_window_is_open_when_the_wall_says_so() =>
        Gen.Select(GenPlace, GenSchedule, Gen.Int[1, 40 * 60]).Sample(
            (place, schedule, length) =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(place.Zone);
                var calendar = new WindowCalendar(Plans.Window(schedule, length, place.Zone));
                var slow = new SlowCalendar(schedule, TimeSpan.FromMinutes(length), zone, place.At);
                for (var at = place.At.AddDays(-1); at < place.At.AddDays(1); at = at.AddMinutes(1))
                {
                    Assert.True(slow.Covers(at) == calendar.Covers(at), $"{schedule} for {length} min in {place.Zone} at {at:u}: the wall says {slow.Covers(at)}");
                }
            },
            iter: 300);

    [Fact]
    public void A_daily_window_opens_once_on_every_local_day() =>
        Gen.Select(GenPlace, GenTime).Sample((place, at) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(place.Zone);
            var (from, to) = (place.At.AddDays(-20), place.At.AddDays(20));
            var days = Enumerable.Range(0, 40 * 24).Select(hour => TimeZoneInfo.ConvertTime(from.AddHours(hour), zone).Date).Distinct().Order().ToList();

            var opened = Plans.Between(Plans.Daily(at.ToString("HH:mm", null), 1, place.Zone), from.AddDays(-1), to.AddDays(1))
                .Select(span => NominalDay(span.From, at, zone)).ToList();

            Assert.All(days, day => Assert.Single(opened, one => one == day));
        });

    [Fact]
    public void Times_come_in_order_with_their_full_length_and_the_same_whenever_somebody_asks() =>
        Gen.Select(GenPlace, GenSchedule, Gen.Int[1, 7 * 24 * 60], Gen.Int[0, 100_000].Array[1, 20]).Sample((place, schedule, length, minutes) =>
        {
            var window = Plans.Window(schedule, length, place.Zone);
            var calendar = new WindowCalendar(window);
            foreach (var at in minutes.Select(minute => place.At.AddMinutes(minute)))
            {
                var found = calendar.FirstEndingAfter(at);
                Assert.Equal(new WindowCalendar(window).FirstEndingAfter(at), found);
                Assert.Equal(TimeSpan.FromMinutes(length), found!.Value.To - found.Value.From);
                Assert.True(found.Value.To > at);
                var next = calendar.FirstEndingAfter(found.Value.To);
                Assert.True(next!.Value.From > found.Value.From && next.Value.To > found.Value.To);
            }
        });

    /// <summary>
    /// Cronos takes ranges and steps for something that goes on by the minute in the hours around a switch, so here are none. And
    /// it never comes past some nights of Dublin, Casablanca and Samoa.
    /// </summary>
    [Fact]
    public void Cron_at_times_of_day_means_what_Cronos_says_in_every_zone() =>
        Gen.Select(GenPlace.Where(place => place.Zone is not ("Europe/Dublin" or "Africa/Casablanca" or "Pacific/Apia")), GenCron("0 59 5,20", "0 1 2 23 5,9")).Sample(
            (place, cron) => AgreesWithCronos(cron, place.Zone, place.At), iter: 400);

    [Fact]
    public void Cron_of_every_kind_means_what_Cronos_says_where_clocks_stay_as_they_are() =>
        Gen.Select(GenPlace, GenCron("0 59 5,20 */20 10-30 0-59/13 3,10-12", "0 23 5,9 * */7 8-11 8-20/4")).Sample(
            (place, cron) => AgreesWithCronos(cron, "UTC", place.At), iter: 400);

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static Gen<string> GenCron(string minutes, string hours) => Gen.Select(
        OneOf(minutes.Split(' ')),
        OneOf(hours.Split(' ')),
        OneOf("* * 1 31 1-7 */10 5,29".Split(' ')),
        OneOf("* * * jan 2 MAR-may */5 1,6,12".Split(' ')),
        OneOf("* 0 7 mon-FRI fri-sun 2,4 */3 tue#2 5#5 0-6/2".Split(' ')),
        (minute, hour, day, month, weekday) => $"{minute} {hour} {(weekday == "*" ? day : "*")} {month} {weekday}");

    private static void AgreesWithCronos(string cron, string zone, DateTimeOffset at)
    {
        var (from, to) = (at.AddDays(-2), at.AddDays(400));
        var theirs = CronExpression.Parse(cron)
            .GetOccurrences(from.UtcDateTime, to.UtcDateTime, TimeZoneInfo.FindSystemTimeZoneById(zone), fromInclusive: true)
            .Distinct()
            .Take(200)
            .ToList();
        var ours = new List<DateTime>();
        var calendar = new WindowCalendar(Plans.Cron(cron, 0.001, zone));
        for (var next = calendar.FirstEndingAfter(from); ours.Count < theirs.Count && next is { } span; next = calendar.FirstEndingAfter(span.To))
        {
            ours.Add(span.From.UtcDateTime);
        }

        Assert.True(theirs.SequenceEqual(ours), $"{cron} in {zone} from {from:u}, Cronos first: {Difference(theirs, ours)} and {Difference(ours, theirs)}");
    }

    private static string Difference(List<DateTime> ones, List<DateTime> others) => string.Join(", ", ones.Except(others).Take(3).Select(time => $"{time:u}"));

    /// <summary>The day that an opening stands for: its own, or the one before when that day's time fell into a gap over midnight.</summary>
    private static DateTime NominalDay(DateTimeOffset start, TimeOnly at, TimeZoneInfo zone)
    {
        var shown = TimeZoneInfo.ConvertTime(start, zone).DateTime;
        return TimeOnly.FromDateTime(shown) < at && shown.TimeOfDay < TimeSpan.FromHours(2) && at.Hour > 20 ? shown.Date.AddDays(-1) : shown.Date;
    }

    private static DateTimeOffset[] Switches(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var switches = Enumerable.Range(0, 20 * 365)
            .Select(day => First.AddDays(day))
            .Where(day => zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
            .ToArray();
        return switches.Length == 0 ? [First] : switches;
    }
}
