using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Maintenance;

public sealed class MaintenanceIndexTests
{
    private static readonly MonitorRegistration Site = Votes.Monitor();
    private static readonly MonitorRegistration Other = Votes.Monitor("http://127.0.0.1:82/");

    [Fact]
    public void A_window_of_one_monitor_leaves_the_others_alone_and_one_for_all_does_not()
    {
        var index = Index(Plans.Daily("12:00", 60).For(Site), Plans.Daily("13:00", 60).ForAll());

        Assert.True(index.MaintenanceOf(Site.Target.Id).Covers(Votes.Noon));
        Assert.False(index.MaintenanceOf(Other.Target.Id).Covers(Votes.Noon));
        Assert.True(index.MaintenanceOf(Site.Target.Id).Covers(Votes.Noon.AddHours(1)));
        Assert.True(index.MaintenanceOf(Other.Target.Id).Covers(Votes.Noon.AddHours(1)));
    }

    [Fact]
    public void A_target_that_nobody_registered_is_never_in_maintenance() =>
        Assert.False(Index(Plans.Daily("12:00", 60).ForAll()).MaintenanceOf(Votes.Monitor("http://127.0.0.1:83/").Target.Id).Covers(Votes.Noon));

    [Fact]
    public void A_window_is_open_from_its_begin_until_just_before_its_end()
    {
        var windows = Index(Plans.Daily("12:00", 60).For(Site)).MaintenanceOf(Site.Target.Id);

        Assert.Equal([false, true, true, false], new[] { -1, 0, 36_000_000_000 - 1, 36_000_000_000 }.Select(ticks => windows.Covers(Votes.Noon.AddTicks(ticks))));
    }

    [Fact]
    public void Windows_that_touch_or_overlap_are_one_and_the_one_that_ends_last_names_it()
    {
        var windows = Index(
            Plans.Daily("11:00", 60, title: "before").For(Site),
            Plans.Daily("11:30", 45, title: "short").For(Site),
            Plans.Daily("12:00", 60, title: "long").ForAll(),
            Plans.Daily("13:00", 30, title: "after").For(Site),
            Plans.Daily("13:31", 30, title: "later").For(Site)).MaintenanceOf(Site.Target.Id);

        Assert.Equal(new CurrentMaintenance("long", Votes.Noon.AddHours(-1), Votes.Noon.AddMinutes(90)), windows.Current(Votes.Noon));
        Assert.Null(windows.Current(Votes.Noon.AddMinutes(90)));
    }

    [Fact]
    public void Windows_that_never_leave_a_gap_between_them_are_no_endless_search()
    {
        var windows = Index(Plans.Daily("00:00", 12 * 60).For(Site), Plans.Daily("12:00", 12 * 60).For(Site)).MaintenanceOf(Site.Target.Id);

        var current = windows.Current(Votes.Noon)!;
        Assert.True(current.From < Votes.Noon.AddDays(-30) && current.To > Votes.Noon.AddDays(30));
    }

    [Fact]
    public void All_regions_look_when_a_window_has_closed_and_no_other_is_open()
    {
        var index = Index(Plans.Daily("11:00", 60).For(Site), Plans.Daily("11:30", 60).For(Other), Plans.Daily("11:50", 10).For(Other));

        Assert.Equal([Site.Target.Id], DueAt(0));
        Assert.Equal([Other.Target.Id], DueAt(30 * 60));
        Assert.Empty(DueAt(10));

        IEnumerable<string> DueAt(int second) => Core.Mesh.TickPlanner
            .Plan(index, "asia", 2, 3, Votes.Noon.AddSeconds(second - 1), Votes.Noon.AddSeconds(second))
            .SelectMany(batch => batch.Targets)
            .Select(target => target.Id);
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_is_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => Index(Plans.Daily("12:00", 60, "Europe/Atlantis").ForAll()));

        Assert.Contains("Europe/Atlantis", error.Message, StringComparison.Ordinal);
        Assert.Contains("tzdata", error.Message, StringComparison.Ordinal);
    }

    private static MonitorIndex Index(params PlannedMaintenance[] plans) => new([Site, Other]) { Maintenance = new MaintenanceIndex(plans) };
}
