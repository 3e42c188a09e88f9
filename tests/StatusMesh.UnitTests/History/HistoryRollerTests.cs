using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Testing.Contracts;
using StatusMesh.UnitTests.Consensus;
using static StatusMesh.UnitTests.History.Checks;

namespace StatusMesh.UnitTests.History;

public sealed class HistoryRollerTests : IAsyncLifetime
{
    private static readonly DateOnly Day = HourClock.DayOf(Votes.Noon);

    private readonly HistoryBench _bench = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _bench.RegisterAsync(Site with { RegisteredAt = Votes.Noon.AddDays(-30) });

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_hour_is_rolled_up_when_no_result_can_come_any_more()
    {
        await _bench.WriteAsync(Every(0, 50, 200));

        await _bench.RollAtAsync(60 + 11.9);
        Assert.Empty(await _bench.StoredAsync());
        await _bench.RollAtAsync(60 + 12);

        var hour = Assert.Single(await _bench.StoredAsync());
        Assert.Equal((Votes.Noon, true, false), (hour.Hour, hour.IsComplete, hour.Demo));
        Assert.Equal(51, hour.Targets[0].Verdicts.Count(verdict => verdict == Verdict.Up));
    }

    [Fact]
    public async Task Rolling_up_again_changes_nothing()
    {
        await _bench.WriteAsync(Every(0, 50, 200));
        await _bench.RollAtAsync(90);
        var (before, day) = (await _bench.StoredAsync(), await _bench.DayAsync(Day));

        await _bench.WriteAsync(Every(50, 55, 502)); // too late to count
        await _bench.RollAtAsync(95);
        await _bench.NewRoller().RollAsync(Token);

        Same.As(before, await _bench.StoredAsync());
        Assert.Equal(day, await _bench.DayAsync(Day));
    }

    [Fact]
    public async Task What_was_missed_in_a_week_is_made_up_for_hour_by_hour_and_older_results_are_left()
    {
        foreach (var hour in new[] { -200, -165, -100, -99, -3 })
        {
            await _bench.WriteAsync(Every(60 * hour, (60 * hour) + 30, 200));
        }

        await _bench.RollAtAsync(0);

        Assert.Equal([-165, -100, -99, -3], await _bench.StoredHoursAsync());
    }

    [Fact]
    public async Task Hours_in_which_only_earlier_votes_count_are_rolled_up_as_well()
    {
        // A look every 6 hours counts for 15: the hours up to 3 o'clock say something, the one after does not.
        await _bench.RegisterAsync(Site with { Interval = TimeSpan.FromHours(6) });
        _bench.Monitors.Expire();
        await _bench.WriteAsync(Votes.Regions.Select(region => Batch(region, 0, 502)));

        await _bench.RollAtAsync(60 * 30);

        Assert.Equal(Enumerable.Range(0, 15).Select(hour => (double)hour), await _bench.StoredHoursAsync());
        Assert.Equal(15 * 60, (await _bench.StoredAsync()).Sum(hour => hour.Targets[0].Verdicts.Count(verdict => verdict == Verdict.Down)));
    }

    [Fact]
    public async Task Every_shard_in_use_is_rolled_up()
    {
        var other = Votes.Monitor("http://127.0.0.1:82/", shard: "m-00001");
        await _bench.RegisterAsync(other);
        _bench.Monitors.Expire();
        await _bench.WriteAsync(Every(0, 30, 200).Concat(Every(0, 30, 200).Select(batch => batch with
        {
            Shard = "m-00001",
            Results = [.. batch.Results.Select(result => result with { TargetId = other.Target.Id })],
        })));

        await _bench.RollAtAsync(90);

        var stored = await _bench.History.ReadAsync("m-00001", Votes.Noon, Votes.Noon.AddHours(1), Token);
        Assert.Equal(other.Target.Id, Assert.Single(Assert.Single(stored).Targets).Id);
        Assert.Single(await _bench.StoredAsync());
    }

    [Fact]
    public async Task An_hour_that_is_half_made_up_keeps_that_half()
    {
        var madeUp = HourRoll.Of(Votes.Noon, Every(0, 20, 403), [], Context(), Votes.Noon.AddMinutes(20));
        await _bench.History.WriteAsync([madeUp with { Targets = [madeUp.Targets[0] with { Demo = true }] }], Token);
        await _bench.WriteAsync(Every(20, 60, 200));

        await _bench.RollAtAsync(75);

        var hour = (await _bench.StoredAsync())[0];
        Assert.True(hour.IsComplete && hour.Demo);
        Assert.Equal((20, 40), (Minutes(hour, Verdict.Blocked), Minutes(hour, Verdict.Up)));
    }

    [Fact]
    public async Task The_day_is_the_sum_of_its_hours()
    {
        await _bench.WriteAsync(Every(-13 * 60, -12 * 60, 502).Concat(Every(-60, 30, 200)));

        await _bench.RollAtAsync(75);

        // Up for 60 minutes and 31, the last of them on votes that still count; down for one of the new day on yesterday's votes.
        Assert.Equal(new UptimeNumbers(91, 1, 3 * 180, 270, 3 * 60, false), await _bench.DayAsync(Day));
        Assert.Equal(new UptimeNumbers(0, 60, 180, 180, 60, false), await _bench.DayAsync(Day.AddDays(-1)));
    }

    [Fact]
    public async Task A_roller_that_was_killed_between_the_day_and_the_hour_is_made_up_for()
    {
        await _bench.WriteAsync(Every(0, 30, 200));
        var hour = HourRoll.Of(Votes.Noon, Every(0, 30, 200), [], Context(), Votes.Noon.AddHours(1));
        await DailyNumbers.UpdateAsync(_bench.History, "m-00000", Day, HourNumbers.Of(hour), Token);
        var day = await _bench.DayAsync(Day);

        await _bench.RollAtAsync(75);

        Assert.Equal(31, day?.Up);
        Assert.Equal(day, await _bench.DayAsync(Day));
        Assert.Single(await _bench.StoredAsync());
    }

    private static int Minutes(HourHistory hour, Verdict verdict) => hour.Targets[0].Verdicts.Count(minute => minute == verdict);
}
