using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Incidents;

public sealed class IncidentTellingTests
{
    private static readonly IncidentState Open = new()
    {
        Id = "20261122120000-aaaaaaaaaaaa",
        StartedAt = Votes.Noon,
        OpenedAt = At(30),
        ChangedAt = At(30),
        Verdict = Verdict.Down,
        Regions = ["europe", "asia"],
    };

    [Fact]
    public void Nothing_is_told_of_nothing() => Assert.Null(IncidentTelling.Next(null, null, At(0)));

    [Fact]
    public void An_open_incident_is_told_once()
    {
        var told = IncidentTelling.Next(Open, null, At(31))!;

        var pending = Assert.Single(told.Pending);
        Assert.Equal((1, AlertKind.Opened), (pending.Number, pending.Alert));
        Assert.Equal((At(30), IncidentEventKind.Opened), (pending.Events[0].At, pending.Events[0].Kind));
        Assert.Same(told, IncidentTelling.Next(Open, told, At(60)));
    }

    [Fact]
    public void Its_end_is_told_to_those_who_heard_of_its_begin()
    {
        var told = Tell(Open, null, 31);

        told = IncidentTelling.Next(Closed(100), told, At(131))!;

        Assert.Equal((2, AlertKind.Recovered, IncidentEventKind.Closed), (told.Pending[^1].Number, told.Pending[^1].Alert, told.Pending[^1].Events[0].Kind));
        Assert.False(told.IsAlerted);
    }

    [Fact]
    public void One_that_was_over_before_anybody_heard_of_it_is_written_down_and_no_more()
    {
        var told = IncidentTelling.Next(Closed(100), null, At(131))!;

        Assert.Null(Assert.Single(told.Pending).Alert);
        Assert.Equal([IncidentEventKind.Opened, IncidentEventKind.Closed], told.Pending[0].Events.Select(entry => entry.Kind));
    }

    [Fact]
    public void Changes_are_written_down_and_only_what_is_worse_is_told()
    {
        var regional = Open with { Verdict = Verdict.Regional, Regions = ["asia"] };
        var told = Tell(regional, null, 31);

        var joined = IncidentTelling.Next(regional with { Regions = ["europe", "asia"], ChangedAt = At(40) }, told, At(41))!;
        var down = IncidentTelling.Next(Open with { ChangedAt = At(50) }, joined, At(51))!;

        Assert.Equal([null, AlertKind.Worsened], down.Pending.Select(pending => pending.Alert));
        Assert.Equal([At(40), At(50)], down.Pending.Select(pending => pending.Events[0].At));
    }

    [Fact]
    [Trait("Scenario", "R08")]
    public void A_target_that_flaps_for_hours_sends_four_alerts_an_hour_and_never_leaves_anybody_in_the_belief_that_it_is_down()
    {
        IncidentTold? told = null;
        var alerts = new List<(DateTimeOffset At, AlertKind Kind)>();
        for (var minute = 0; minute < 360; minute++)
        {
            var state = minute % 4 < 2 ? Open with { ChangedAt = At(minute * 60) } : Closed(minute * 60);
            var before = told?.Number ?? 0;
            told = IncidentTelling.Next(state, told, At(minute * 60));
            alerts.AddRange(told!.Pending.Where(pending => pending.Number > before && pending.Alert is not null).Select(pending => (pending.At, pending.Alert!.Value)));
            told = told with { Pending = [] };
        }

        Assert.All(alerts, alert => Assert.True(alerts.Count(other => other.At <= alert.At && alert.At - other.At < TimeSpan.FromHours(1)) <= IncidentTelling.MostAlerts));
        Assert.Equal(Enumerable.Range(0, alerts.Count).Select(i => i % 2 == 0 ? AlertKind.Opened : AlertKind.Recovered), alerts.Select(alert => alert.Kind));
        Assert.InRange(alerts.Count, 20, 24);
    }

    [Fact]
    public void What_was_held_back_is_told_when_there_is_room_and_the_trouble_is_still_there()
    {
        var full = Tell(Closed(100), null, 131) with { Alerts = [At(0), At(10), At(20), At(131)] };

        var held = IncidentTelling.Next(Open with { ChangedAt = At(200) }, full, At(200))!;
        Assert.Null(held.Pending[^1].Alert);
        Assert.Contains(held.Pending[^1].Events, entry => entry.Kind == IncidentEventKind.Flapping);
        Assert.Same(held, IncidentTelling.Next(Open with { ChangedAt = At(200) }, held, At(3_500)));

        var told = IncidentTelling.Next(Open with { ChangedAt = At(200) }, held, At(3_650))!;
        Assert.Equal(AlertKind.Opened, told.Pending[^1].Alert);
    }

    [Fact]
    public void One_that_late_results_show_never_was_is_withdrawn()
    {
        var told = IncidentTelling.Next(null, Tell(Open, null, 31), At(60))!;

        Assert.Equal((AlertKind.Recovered, IncidentEventKind.Withdrawn), (told.Pending[^1].Alert, told.Pending[^1].Events[0].Kind));
        Assert.Same(told, IncidentTelling.Next(null, told, At(90)));
    }

    [Fact]
    public void One_that_a_late_result_dates_back_is_still_the_one_that_was_told_of()
    {
        var told = Tell(Open, null, 31);
        var earlier = Open with { Id = "20261122115948-aaaaaaaaaaaa", StartedAt = At(-12) };

        Assert.Same(told, IncidentTelling.Next(earlier, told, At(60)));
        told = IncidentTelling.Next(earlier with { EndedAt = At(100), ClosedAt = At(130) }, told, At(131))!;

        var pending = Assert.Single(told.Pending);
        Assert.Equal((Open.Id, AlertKind.Recovered, IncidentEventKind.Closed), (pending.IncidentId, pending.Alert, Assert.Single(pending.Events).Kind));
    }

    [Fact]
    public void An_older_one_that_is_over_is_not_the_one_that_was_told_of()
    {
        var older = Closed(-700) with { Id = "20261122114000-aaaaaaaaaaaa", StartedAt = At(-1200) };

        Assert.Equal(IncidentEventKind.Withdrawn, Assert.Single(IncidentTelling.Next(older, Tell(Open, null, 31), At(60))!.Pending[^1].Events).Kind);
    }

    private static DateTimeOffset At(double seconds) => Votes.Noon.AddSeconds(seconds);

    private static IncidentState Closed(double seconds) => Open with { EndedAt = At(seconds), ClosedAt = At(seconds + 30) };

    private static IncidentTold Tell(IncidentState state, IncidentTold? told, double seconds) => IncidentTelling.Next(state, told, At(seconds))! with { Pending = [] };
}
