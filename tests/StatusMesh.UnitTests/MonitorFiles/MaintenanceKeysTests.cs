using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class MaintenanceKeysTests
{
    [Theory]
    [InlineData("{ once: { from: 2026-12-01T22:00, to: 2026-12-02T04:00:30 }, zone: Europe/Berlin }", "once 2026-12-01T22:00:00 to 2026-12-02T04:00:30", "Europe/Berlin")]
    [InlineData("{ daily: 02:30, for: 1h }", "daily 02:30", "UTC", 60)]
    [InlineData("{ weekly: { days: [SUN, sat, sun], at: \"02:00\" }, for: 7m }", "weekly sun,sat 02:00", "UTC", 7)]
    [InlineData("{ weekly: { days: mon, at: 23:59 }, for: 6d }", "weekly mon 23:59", "UTC", 6 * 1440)]
    [InlineData("{ monthly: { day: 31, at: 00:00 }, for: 7d }", "monthly 31 00:00", "UTC", 7 * 1440)]
    [InlineData("{ monthly: { day: Last, at: 03:00 }, for: 00:30:00 }", "monthly last 03:00", "UTC", 30)]
    [InlineData("{ cron: 0 3 * * 1-5, for: 45m, zone: America/Argentina/Buenos_Aires }", "cron 0 3 * * 1-5", "America/Argentina/Buenos_Aires", 45)]
    [InlineData("{ cron: \"*/30 * * * *\", for: 29m, zone: Etc/GMT+3 }", "cron */30 * * * *", "Etc/GMT+3", 29)]
    [InlineData("{ cron: 0 22 * * tue#2, for: 6h }", "cron 0 22 * * tue#2", "UTC", 360)]
    [InlineData("{ daily: 12:00, for: 23h }", "daily 12:00", "UTC", 23 * 60)]
    public void Every_kind_of_schedule_is_read(string window, string schedule, string zone, int? minutes = null)
    {
        var read = Assert.Single(Assert.Single(Valid(Of(window)).Monitors).Maintenance);

        Assert.Equal((schedule, zone, minutes), (read.Schedule.ToString(), read.Zone, (int?)read.For?.TotalMinutes));
        Assert.Null(read.Title);
    }

    [Theory]
    [InlineData("{ daily: 2:30, for: 1h }", "\"daily\" wants a time of day such as 02:30, not \"2:30\"")]
    [InlineData("{ daily: 24:00, for: 1h }", "\"daily\" wants a time of day")]
    [InlineData("{ daily: 02:30 }", "\"for\" wants a time from 1m to 7d, such as 45m, 2h or 1d, but has none")]
    [InlineData("{ daily: 02:30, for: 59s }", "\"for\" wants a time from 1m to 7d")]
    [InlineData("{ daily: 02:30, for: 8d }", "\"for\" wants a time from 1m to 7d")]
    [InlineData("{ daily: 02:30, for: 1d }", "\"for\" wants less time than lies between two beginnings")]
    [InlineData("{ weekly: { days: sat, at: 01:00 }, for: 7d }", "less time than lies between")]
    [InlineData("{ weekly: { days: [sat, samstag], at: 01:00 }, for: 1h }", "\"days\" wants days of the week: mon, tue, wed, thu, fri, sat, sun, not \"samstag\"")]
    [InlineData("{ weekly: { at: 01:00 }, for: 1h }", "\"days\" wants one or more days of the week")]
    [InlineData("{ weekly: { days: [], at: 01:00 }, for: 1h }", "1 to 7 are allowed")]
    [InlineData("{ weekly: { days: sat }, for: 1h }", "\"at\" wants a time of day such as 02:30, but has none")]
    [InlineData("{ weekly: sat, for: 1h }", "\"weekly\" wants settings (days, at)")]
    [InlineData("{ monthly: { day: 32, at: 01:00 }, for: 1h }", "\"day\" wants a day from 1 to 31, or last, not \"32\"")]
    [InlineData("{ monthly: { at: 01:00 }, for: 1h }", "\"day\" wants a day from 1 to 31, or last, but has none")]
    [InlineData("{ once: { from: 2026-12-01T22:00 } }", "\"to\" wants a local date and time")]
    [InlineData("{ once: { from: 2026-12-01T22:00, to: 2026-12-01T22:00 } }", "\"to\" wants a time after \"from\", at most 31 days later")]
    [InlineData("{ once: { from: 2026-12-01T22:00, to: 2027-01-01T22:01 } }", "at most 31 days later, not \"2027-01-01T22:01\"")]
    [InlineData("{ once: { from: 2026-02-29T22:00, to: 2026-03-01T22:00 } }", "\"from\" wants a local date and time")] // there is no such day
    [InlineData("{ once: { from: 2026-12-01T22:00+01:00, to: 2026-12-01T23:00 } }", "\"from\" wants a local date and time")] // the zone has a key of its own
    [InlineData("{ once: { from: 2026-03-29T02:10, to: 2026-03-29T02:50 }, zone: Europe/Berlin }", "a time after \"from\"")] // both are skipped
    [InlineData("{ once: { from: 2026-12-01T22:00, to: 2026-12-01T23:00 }, for: 1h }", "nothing beside \"once\"")]
    [InlineData("{ for: 1h }", "exactly one of once, daily, weekly, monthly, cron, but has none")]
    [InlineData("{ daily: 02:30, cron: 0 3 * * *, for: 1h }", "exactly one of once, daily, weekly, monthly, cron, not \"daily and cron\"")]
    [InlineData("{ cron: 0 3 * *, for: 1h }", "five fields")]
    [InlineData("{ cron: 0 0 3 * * *, for: 1h }", "five fields")]
    [InlineData("{ cron: \"@daily\", for: 1h }", "five fields")]
    [InlineData("{ cron: 60 3 * * *, for: 1h }", "minutes 0-59 in field 1: *, numbers, ranges such as 1-5, steps such as */5, and lists of these, not \"60\"")]
    [InlineData("{ cron: 0 24 * * *, for: 1h }", "hours 0-23")]
    [InlineData("{ cron: 0 22-4 * * *, for: 1h }", "hours 0-23")]
    [InlineData("{ cron: 0 3 0 * *, for: 1h }", "days of the month 1-31")]
    [InlineData("{ cron: 0 3 L * *, for: 1h }", "days of the month 1-31")]
    [InlineData("{ cron: 0 3 * jux *, for: 1h }", "months 1-12 or jan-dec")]
    [InlineData("{ cron: 0 3 * ebm *, for: 1h }", "months 1-12 or jan-dec")] // within FEBMAR
    [InlineData("{ cron: 0 3 * * 8, for: 1h }", "days of the week 0-7 or sun-sat")]
    [InlineData("{ cron: 0 3 * * mon#6, for: 1h }", "days of the week 0-7 or sun-sat")]
    [InlineData("{ cron: 0 3 * * mon-fri#2, for: 1h }", "days of the week 0-7 or sun-sat")]
    [InlineData("{ cron: 0 3 * * 1-5/0, for: 1h }", "days of the week 0-7 or sun-sat")]
    [InlineData("{ cron: \"0 3 ,1 * *\", for: 1h }", "days of the month 1-31")]
    [InlineData("{ cron: 0 3 13 * 5, for: 1h }", "a day of the month or a day of the week")]
    [InlineData("{ cron: 0 3 30 2 *, for: 1h }", "a date that comes")]
    [InlineData("{ cron: \"* * * * *\", for: 1m }", "less time than lies between")]
    [InlineData("{ cron: \"0 0 1,8,15,22,29 * *\", for: 7d }", "less time than lies between")]
    [InlineData("{ daily: 02:30, for: 1h, zone: Berlin }", "\"zone\" wants an IANA time zone such as Europe/Berlin or UTC, not \"Berlin\"")]
    [InlineData("{ daily: 02:30, for: 1h, zone: ../../etc/passwd }", "an IANA time zone")]
    [InlineData("{ daily: 02:30, for: 1h, zone: right/Europe/Berlin }", "an IANA time zone")] // counts leap seconds
    [InlineData("{ daily: 02:30, for: 1h, zone: localtime }", "an IANA time zone")] // another one on every machine
    [InlineData("{ daily: 02:30, for: 1h, title: '' }", "\"title\" wants 1 to 100 characters on one line")]
    [InlineData("{ daily: [02:30], for: 1h }", "\"daily\" wants a text, but has a list")]
    [InlineData("{ daily: 02:30, until: 03:30, for: 1h }", "allowed here: title, zone, once, daily, weekly, monthly, cron, for")]
    [InlineData("02:30", "A maintenance window wants settings")]
    [InlineData("", "A maintenance window wants settings")]
    public void A_window_that_makes_no_sense_is_refused(string window, string message)
    {
        var error = Assert.Single(Errors(Of(window)));

        Assert.Equal(3, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_every_window_is_reported_on_its_line()
    {
        var errors = Errors("""
            monitors:
              - url: example.com
                maintenance:
                  - title: ""
                    zone: Mars
                    weekly:
                      days: [sat, tomorrow]
                      at: noon
                    for: long
                  - daily: 25:00
                    cron: x
                    for: 1h
            maintenance:
              once:
                from: tomorrow
            """);

        Assert.Equal([4, 5, 7, 8, 9, 10, 10, 11, 15, 15], errors.Select(error => error.Line));
    }

    [Fact]
    public void Windows_beside_the_monitors_are_for_all_of_them()
    {
        var file = Valid("""
            maintenance:
              - { title: All, daily: 01:00, for: 1h }
            monitors:
              - url: example.com
                maintenance: { title: Own, daily: 01:00, for: 1h }
              - url: example.org
                maintenance:
                  - { title: Own, daily: 01:00, for: 1h }
                  - { title: Own, daily: 01:00, for: 1h }
            """);

        Assert.Equal(
            [null, file.Monitors[0].Target.Id, file.Monitors[1].Target.Id], // said twice, it is one
            file.Plans.Select(plan => plan.TargetId));
        Assert.Equal(3, file.Plans.Select(plan => plan.Id).Distinct().Count());
        Assert.All(file.Plans, plan => Assert.Equal((MonitorSource.File, 32), (plan.Source, plan.Id.Length)));
    }

    [Fact]
    public void A_plan_keeps_its_id_as_long_as_it_stays_as_it_is()
    {
        const string Window = "{ daily: 01:00, for: 60m, zone: Europe/Berlin }";

        Assert.Equal(IdOf(Window), IdOf("{ zone: europe/berlin, daily: \"01:00\", for: 1h }"));
        Assert.All(
            ["{ daily: 01:01, for: 60m, zone: Europe/Berlin }", "{ daily: 01:00, for: 61m, zone: Europe/Berlin }", "{ daily: 01:00, for: 60m }", "{ title: x, daily: 01:00, for: 60m, zone: Europe/Berlin }"],
            other => Assert.NotEqual(IdOf(Window), IdOf(other)));

        static string IdOf(string window) => Assert.Single(Valid($"maintenance: {window}").Plans).Id;
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_monitor_has_at_most_20_windows(int count, bool isValid)
    {
        var text = $"monitors:\n  - url: example.com\n    maintenance:\n{Many(count, "      ")}";

        Assert.Equal(isValid, MonitorFile.Read(text, TargetPolicy.Public, TimeSpan.FromMinutes(1)) is MonitorFileReading.Valid);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void At_most_50_windows_are_for_all(int count, bool isValid) =>
        Assert.Equal(isValid, MonitorFile.Read($"maintenance:\n{Many(count, "  ")}", TargetPolicy.Public, TimeSpan.FromMinutes(1)) is MonitorFileReading.Valid);

    private static string Many(int count, string indent) => string.Concat(Enumerable.Range(0, count).Select(i => $"{indent}- {{ daily: 01:{i:00}, for: 1m }}\n"));

    private static string Of(string window) => $"monitors:\n  - url: example.com\n    maintenance: {window}";

    private static MonitorFileReading.Valid Valid(string text) =>
        Assert.IsType<MonitorFileReading.Valid>(MonitorFile.Read(text, TargetPolicy.Public, TimeSpan.FromMinutes(1)));

    private static IReadOnlyList<MonitorFileError> Errors(string text) =>
        Assert.IsType<MonitorFileReading.Invalid>(MonitorFile.Read(text, TargetPolicy.Public, TimeSpan.FromMinutes(1))).Errors;
}
