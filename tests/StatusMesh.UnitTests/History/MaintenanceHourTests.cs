using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Maintenance;
using static StatusMesh.UnitTests.History.Checks;

namespace StatusMesh.UnitTests.History;

public sealed class MaintenanceHourTests
{
    private static readonly DateTimeOffset Later = Votes.Noon.AddHours(2);

    [Fact]
    public void Exactly_the_minutes_of_the_window_do_not_count()
    {
        var target = Roll([Plans.Daily("12:10", 20).For(Site)], [.. Every(0, 10, 200), .. Every(10, 30, 503), .. Every(30, 60, 200)]);

        Assert.Equal(
            [.. Enumerable.Repeat(Verdict.Up, 10), .. Enumerable.Repeat(Verdict.Maintenance, 20), .. Enumerable.Repeat(Verdict.Up, 30)],
            target.Verdicts);
        Assert.Equal((40, 0), (UptimeNumbers.Of(target).Up, UptimeNumbers.Of(target).Down));
        Assert.Equal((180, 180), (target.Expected, target.Made)); // looking goes on, and is seen
        Assert.All(target.Regions, region => Assert.Equal(MinuteState.Down, region.States[15]));
    }

    [Fact]
    public void Trouble_that_goes_on_counts_from_the_end_of_the_window() =>
        Assert.Equal(30, UptimeNumbers.Of(Roll([Plans.Daily("12:10", 20).For(Site)], [.. Every(0, 10, 200), .. Every(10, 60, 503)])).Down);

    [Fact]
    public void What_a_rare_check_saw_in_a_window_is_not_held_against_the_hours_after_it()
    {
        // Once an hour, and that in the window.
        var rare = Site with { Interval = TimeSpan.FromHours(1) };
        BatchResults[] batches = [.. Votes.Regions.Select(region => Batch(region, 15, 503))];

        var first = HourRoll.Of(Votes.Noon, batches, [], ContextOf(rare, Plans.Daily("12:10", 20).For(Site)), Later);
        var second = HourRoll.Of(Votes.Noon.AddHours(1), [], [first], ContextOf(rare, Plans.Daily("12:10", 20).For(Site)), Later);

        Assert.Equal(Enumerable.Repeat(Verdict.Unknown, 30), first.Targets[0].Verdicts.Skip(30));
        Assert.DoesNotContain(Verdict.Down, second.Targets[0].Verdicts);
    }

    [Fact]
    public void What_works_in_a_window_goes_on_to_work_after_it() =>
        Assert.Equal([Verdict.Maintenance, Verdict.Up], Roll([Plans.Daily("12:00", 20).ForAll()], Every(0, 20, 200)).Verdicts.Skip(19).Take(2));

    [Fact]
    public void An_hour_without_checks_says_nothing_although_maintenance_was_planned()
    {
        var hour = HourRoll.Of(Votes.Noon, [], [], ContextOf(Site, Plans.Daily("12:10", 20).For(Site)), Later);

        Assert.False(HourRoll.SaysAnything(hour));
    }

    private static TargetHour Roll(PlannedMaintenance[] plans, IEnumerable<BatchResults> batches) =>
        Assert.Single(HourRoll.Of(Votes.Noon, batches, [], ContextOf(Site, plans), Later).Targets);

    private static RollContext ContextOf(MonitorRegistration monitor, params PlannedMaintenance[] plans) =>
        new("m-00000", new MonitorIndex([monitor]) { Maintenance = new MaintenanceIndex(plans) }, Votes.Regions);
}
