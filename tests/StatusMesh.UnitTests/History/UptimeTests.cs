using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.History;

/// <summary>The formula of docs/uptime.md.</summary>
public sealed class UptimeTests
{
    private static readonly DateTimeOffset Now = Votes.Noon.AddMinutes(35);
    private static readonly MonitorRegistration Old = Votes.Monitor() with { RegisteredAt = Now.AddYears(-1) };

    [Theory]
    [InlineData(Verdict.Up, 1, 0)]
    [InlineData(Verdict.Degraded, 1, 0)] // it answers
    [InlineData(Verdict.Regional, 1, 0)] // it answers most people
    [InlineData(Verdict.Down, 0, 1)]
    [InlineData(Verdict.Blocked, 0, 0)] // it answers, but not to us: we cannot tell
    [InlineData(Verdict.Maintenance, 0, 0)]
    [InlineData(Verdict.Unknown, 0, 0)]
    public void Every_verdict_counts_as_up_as_down_or_not_at_all(Verdict verdict, int up, int down) =>
        Assert.Equal((up, down), (UptimeFormula.IsUp(verdict) ? 1 : 0, UptimeFormula.IsDown(verdict) ? 1 : 0));

    [Theory]
    [InlineData(1440, 0, 100)]
    [InlineData(1439, 1, 99.93)] // 99.9305…
    [InlineData(99999, 1, 99.99)] // 99.999: nothing but a clean record shows 100
    [InlineData(9931, 69, 99.31)] // exact, however doubles spell it
    [InlineData(57, 9943, 0.57)]
    [InlineData(0, 5, 0)]
    public void Percent_is_up_of_up_and_down_rounded_down(int up, int down, double percent) =>
        Assert.Equal(percent, Figure(new UptimeNumbers(up, down, 100, 100, 100_000, false), Now.AddHours(-1))!.Percent);

    [Fact]
    public void Without_a_minute_that_counts_there_is_no_figure() =>
        Assert.Null(Figure(new UptimeNumbers(0, 0, 180, 180, 60, false), Now.AddHours(-1)));

    [Theory]
    [InlineData(180, 180, 60, 60, 100)]
    [InlineData(180, 171, 60, 60, 95)]
    [InlineData(180, 183, 60, 60, 100)] // more than expected is still all
    [InlineData(90, 90, 30, 60, 50)] // nothing is stored of half the time: the mesh was away
    [InlineData(90, 90, 30, 30, 100)] // not registered for longer
    [InlineData(0, 1, 0, 0, 100)] // registered this minute
    public void Coverage_is_checks_made_of_checks_expected_since_registration(
        int expected, int made, int stored, int registeredMinutesAgo, double coverage)
    {
        var monitor = Old with { RegisteredAt = Now.AddMinutes(-registeredMinutesAgo) };

        var figure = UptimeFormula.Figure(new UptimeNumbers(30, 0, expected, made, stored, false), monitor, 3, Now.AddDays(-1), Now);

        Assert.Equal(coverage, figure!.Coverage);
    }

    [Fact]
    public void Without_a_time_of_registration_only_what_is_stored_counts()
    {
        var monitor = Old with { RegisteredAt = null };

        Assert.Equal(100, UptimeFormula.Figure(new UptimeNumbers(30, 0, 90, 90, 30, false), monitor, 3, Now.AddDays(-1), Now)!.Coverage);
    }

    [Fact]
    public void Each_period_reaches_as_far_back_as_its_name_says()
    {
        // One minute down in an otherwise empty past, ever further back. 24 h before 12:35 lies in the hour of 12:00.
        (DateTimeOffset At, string Periods)[] cases =
        [
            (Now, "24h 7d 30d 90d"),
            (Now.AddHours(-24), "24h 7d 30d 90d"),
            (Now.AddHours(-25), "7d 30d 90d"),
            (Now.AddDays(-7), "7d 30d 90d"),
            (Now.AddDays(-7).AddHours(-1), "30d 90d"),
            (Now.AddDays(-30), "30d 90d"),
            (Now.AddDays(-31), "90d"),
            (Now.AddDays(-90), "90d"),
            (Now.AddDays(-91), ""),
        ];

        foreach (var (at, periods) in cases)
        {
            Assert.Equal((at, periods), (at, string.Join(' ', PeriodsWith(at))));
        }
    }

    [Fact]
    public void Yesterday_and_today_come_from_the_hours_and_count_once()
    {
        var past = Past(Now.AddDays(-1), Now.AddDays(-2));

        // Both lie in the hours and in the daily numbers.
        Assert.Equal(100 * 118 / 120.0, past.Uptime(Old, 3, Now).Month!.Percent, 0.01);
    }

    private static IEnumerable<string> PeriodsWith(DateTimeOffset at)
    {
        var uptime = Past(at).Uptime(Old, 3, Now);
        return new (string Name, UptimeFigure? Figure)[] { ("24h", uptime.Day), ("7d", uptime.Week), ("30d", uptime.Month), ("90d", uptime.Quarter) }
            .Where(period => period.Figure is not null)
            .Select(period => period.Name);
    }

    /// <summary>Hours with 59 minutes up and one down, as storage would have them: hours of a week, and days without the last hours.</summary>
    private static ShardPast Past(params DateTimeOffset[] hours)
    {
        var all = hours.Select(hour => new HourNumbers
        {
            Hour = HourClock.HourOf(hour),
            IsComplete = true,
            Targets = new Dictionary<string, UptimeNumbers> { [Old.Target.Id] = new(59, 1, 180, 180, 60, false) },
        }).ToList();
        var months = all.GroupBy(hour => HourClock.DayOf(hour.Hour)).Select(day => new MonthUptime
        {
            Shard = "m-00000",
            Month = MonthUptime.Of(day.Key),
            Targets = new Dictionary<string, IReadOnlyList<DayUptime>>(),
        }.With(day.Key, day)).GroupBy(month => month.Month).Select(same => same.Aggregate((one, two) => one with
        {
            Targets = new Dictionary<string, IReadOnlyList<DayUptime>>
            {
                [Old.Target.Id] = [.. one.Targets[Old.Target.Id], .. two.Targets[Old.Target.Id]],
            },
        }));
        return new ShardPast([.. all.Where(hour => hour.Hour >= UptimePeriods.Week(Now))], [.. months]);
    }

    private static UptimeFigure? Figure(UptimeNumbers numbers, DateTimeOffset from) => UptimeFormula.Figure(numbers, Old, 3, from, Now);
}
