using StatusMesh.Core.Maintenance;

namespace StatusMesh.UnitTests.Maintenance;

/// <summary>The nights on which clocks are changed, with the instants as an almanac has them.</summary>
public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("Europe/Berlin", "02:30", 2026, 3, 28, "01:30")] // the night before: 02:30 is +1
    [InlineData("Europe/Berlin", "02:30", 2026, 3, 29, "01:00")] // 02:00 to 03:00 is skipped: opens at 03:00, which is +2
    [InlineData("Europe/Berlin", "02:00", 2026, 3, 29, "01:00")]
    [InlineData("Europe/Berlin", "03:00", 2026, 3, 29, "01:00")]
    [InlineData("Europe/Berlin", "02:30", 2026, 3, 30, "00:30")]
    [InlineData("Europe/Berlin", "02:30", 2026, 10, 25, "00:30")] // twice: the first one, which is +2
    [InlineData("Europe/Berlin", "03:00", 2026, 10, 25, "02:00")]
    [InlineData("Europe/Berlin", "02:30", 2026, 10, 26, "01:30")]
    [InlineData("America/Havana", "00:30", 2026, 3, 8, "05:00")] // 00:00 to 01:00 is skipped
    [InlineData("America/Havana", "00:30", 2026, 11, 1, "04:30")] // back from 01:00 to 00:00
    [InlineData("Africa/Cairo", "00:15", 2026, 4, 24, "22:00", -1)] // 00:00 to 01:00 is skipped
    [InlineData("Africa/Cairo", "23:30", 2026, 10, 29, "20:30")] // back from 24:00 to 23:00
    [InlineData("Asia/Beirut", "00:00", 2026, 3, 29, "22:00", -1)] // midnight itself is skipped
    [InlineData("Asia/Beirut", "23:30", 2026, 10, 24, "20:30")] // back from 24:00 to 23:00
    [InlineData("Australia/Lord_Howe", "02:10", 2026, 10, 4, "15:30", -1)] // half an hour, from 02:00 to 02:30
    [InlineData("Australia/Lord_Howe", "01:45", 2026, 4, 5, "14:45", -1)] // back from 02:00 to 01:30
    [InlineData("America/Nuuk", "23:30", 2026, 3, 28, "01:00", 1)] // 23:00 to 24:00 is skipped: opens on the day after
    [InlineData("Europe/Dublin", "01:30", 2026, 3, 29, "01:00")] // whose winter time is the exception by law
    [InlineData("Africa/Casablanca", "02:30", 2026, 2, 15, "01:30")] // back from 03:00 to 02:00 for Ramadan: the first 02:30 is +1
    public void A_daily_window_opens_once_a_day(string zone, string at, int year, int month, int day, string opensAt, int dayLater = 0)
    {
        var expected = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).AddDays(dayLater) + TimeSpan.Parse(opensAt, null);
        var spans = Plans.Between(Plans.Daily(at, 45, zone), expected.AddHours(-20), expected.AddHours(20));

        Assert.Equal(new MaintenanceSpan(expected, expected.AddMinutes(45)), Assert.Single(spans, span => span.From > expected.AddHours(-12) && span.From < expected.AddHours(12)));
    }

    [Fact]
    public void A_window_across_the_switch_lasts_as_long_as_it_says()
    {
        // From 01:30, an hour later, the wall says 03:30 in spring; in autumn, two hours later, the second 02:30.
        var spring = Plans.Between(Plans.Daily("01:30", 60, "Europe/Berlin"), Utc(2026, 3, 29), Utc(2026, 3, 29, 2));
        var autumn = Plans.Between(Plans.Daily("01:30", 120, "Europe/Berlin"), Utc(2026, 10, 24, 22), Utc(2026, 10, 25, 2));

        Assert.Equal([new MaintenanceSpan(Utc(2026, 3, 29).AddMinutes(30), Utc(2026, 3, 29, 1).AddMinutes(30))], spring);
        Assert.Equal([new MaintenanceSpan(Utc(2026, 10, 24, 23).AddMinutes(30), Utc(2026, 10, 25, 1).AddMinutes(30))], autumn);
    }

    [Fact]
    public void A_skipped_day_has_no_window_and_the_days_beside_it_have_theirs()
    {
        // Samoa went from the east to the west of the date line: 29 December 2011 was followed by the 31st.
        var spans = Plans.Between(Plans.Daily("12:00", 60, "Pacific/Apia"), Utc(2011, 12, 28), Utc(2012, 1, 2));

        Assert.Equal([Utc(2011, 12, 28, 22), Utc(2011, 12, 29, 22), Utc(2011, 12, 30, 22), Utc(2011, 12, 31, 22), Utc(2012, 1, 1, 22)], spans.Select(span => span.From));
    }

    [Fact]
    public void A_once_window_is_meant_on_the_wall()
    {
        var window = new MaintenanceWindow
        {
            Schedule = new MaintenanceSchedule.Once(new DateTime(2026, 10, 25, 1, 0, 0), new DateTime(2026, 10, 25, 4, 0, 0)),
            Zone = "Europe/Berlin",
        };

        Assert.Equal(new MaintenanceSpan(Utc(2026, 10, 24, 23), Utc(2026, 10, 25, 3)), Assert.Single(Plans.Between(window, Utc(2026, 1, 1), Utc(2027, 1, 1))));
    }

    [Fact]
    public void Cron_by_the_minute_goes_on_through_both_nights()
    {
        // 02:00 is skipped, so there is no 02:05; in autumn there are two.
        Assert.Equal(23, Plans.Between(Plans.Cron("5 * * * *", 10, "Europe/Berlin"), Utc(2026, 3, 28, 23), Utc(2026, 3, 29, 22)).Count);
        Assert.Equal(25, Plans.Between(Plans.Cron("5 * * * *", 10, "Europe/Berlin"), Utc(2026, 10, 24, 22), Utc(2026, 10, 25, 23)).Count);
    }

    [Fact]
    public void The_end_of_a_day_that_comes_again_after_midnight_is_found()
    {
        // In St. John's of 2010 the clock went from 00:01 on Sunday back to 23:01 on Saturday.
        var calendar = new WindowCalendar(Plans.Cron("30 * * * *", 10, "America/St_Johns"));

        Assert.Equal(Utc(2010, 11, 7, 3), calendar.FirstEndingAfter(Utc(2010, 11, 7, 2).AddSeconds(40 * 60 + 30))!.Value.From);
    }

    [Fact]
    public void Cron_at_times_of_day_keeps_each_once()
    {
        var spring = Plans.Between(Plans.Cron("0,45 2 * * *", 10, "Europe/Berlin"), Utc(2026, 3, 29), Utc(2026, 3, 30));
        var autumn = Plans.Between(Plans.Cron("0,45 2 * * *", 10, "Europe/Berlin"), Utc(2026, 10, 25), Utc(2026, 10, 26));

        Assert.Equal([Utc(2026, 3, 29, 1)], spring.Select(span => span.From)); // both at the end of the gap, which is one window
        Assert.Equal([Utc(2026, 10, 25), Utc(2026, 10, 25).AddMinutes(45)], autumn.Select(span => span.From));
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
