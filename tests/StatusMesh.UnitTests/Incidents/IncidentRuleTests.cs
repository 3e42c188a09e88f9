using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Probing;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Incidents;

public sealed class IncidentRuleTests
{
    private static readonly string Id = new('a', 64);
    private static readonly IncidentOptions Options = new();

    [Fact]
    public void A_verdict_that_has_only_just_become_bad_opens_nothing() => Assert.Null(After(Down(0), Down(29.9)));

    [Fact]
    public void It_opens_when_looks_that_began_after_the_patience_still_show_it()
    {
        var incident = After(Down(0), Down(30))!;

        Assert.Equal((true, At(0), At(30), Verdict.Down), (incident.IsOpen, incident.StartedAt, incident.OpenedAt, incident.Verdict));
        Assert.Equal(["europe", "americas", "asia"], incident.Regions);
        Assert.Equal("20261122120000-aaaaaaaaaaaa", incident.Id);
    }

    [Fact]
    public void One_fresh_look_among_old_ones_is_not_enough() =>
        Assert.Null(After(new Round(Verdict.Down, 0, [Vote("europe", VoteKind.Down, 31), Vote("americas", VoteKind.Down, 1), Vote("asia", VoteKind.Down, 2)])));

    [Fact]
    public void A_slow_clock_does_not_make_the_first_looks_of_others_late_ones()
    {
        // Europe's clock is 28 s slow: it looked first, a few seconds before the others.
        Round Skewed(double europe, double others) => new(
            Verdict.Down, -28, [Vote("europe", VoteKind.Down, europe), Seen("americas", others), Seen("asia", others)]);
        static RegionVote Seen(string region, double at) => Vote(region, VoteKind.Down, at) with { Since = At(3.5) };

        Assert.Null(After(Skewed(-28, 4)));
        Assert.Null(After(Skewed(1, 33)));
        Assert.NotNull(After(Skewed(1, 34)));
        Assert.NotNull(After(Skewed(2, 33)));
    }

    [Theory]
    [InlineData(Verdict.Regional, VoteKind.Down)]
    [InlineData(Verdict.Degraded, VoteKind.Degraded)]
    public void Partial_trouble_must_last_four_times_as_long(Verdict verdict, VoteKind kind)
    {
        Round At(double seconds) => new(verdict, 0, [Vote("europe", kind, seconds), Vote("americas", kind, seconds), Vote("asia", VoteKind.Up, seconds)]);

        Assert.Null(After(At(0), At(119)));
        Assert.Equal(verdict, After(At(0), At(120))!.Verdict);
    }

    [Theory]
    [InlineData(Verdict.Unknown)]
    [InlineData(Verdict.Maintenance)]
    [InlineData(Verdict.Blocked)]
    [InlineData(Verdict.Up)]
    public void Nothing_else_opens_one_however_long_it_lasts(Verdict verdict) =>
        Assert.Null(After(new Round(verdict, 0, [Vote("europe", VoteKind.Down, 9_999), Vote("americas", VoteKind.Down, 9_999), Vote("asia", VoteKind.Down, 9_999)])));

    [Fact]
    public void One_lucky_round_does_not_close_it()
    {
        var incident = After(Down(0), Down(30), Up(60), Up(60, since: 60), Up(89, since: 60));

        Assert.True(incident!.IsOpen);
    }

    [Fact]
    public void It_closes_when_the_recovery_has_lasted_and_is_dated_to_its_begin()
    {
        var incident = After(Down(0), Down(30), Up(60), Up(90, since: 60))!;

        Assert.Equal((false, At(60), At(90)), (incident.IsOpen, incident.EndedAt, incident.ClosedAt));
    }

    [Fact]
    public void A_bot_wall_in_the_place_of_the_outage_ends_it()
    {
        Round Walled(double seconds) => new(Verdict.Blocked, 60, [Vote("europe", VoteKind.Blocked, seconds), Vote("americas", VoteKind.Blocked, seconds), Vote("asia", VoteKind.Blocked, seconds)]);

        Assert.False(After(Down(0), Down(30), Walled(60), Walled(95))!.IsOpen);
    }

    [Theory]
    [InlineData(Verdict.Unknown)]
    [InlineData(Verdict.Maintenance)]
    public void What_nobody_can_tell_and_what_is_planned_closes_nothing(Verdict verdict) =>
        Assert.True(After(Down(0), Down(30), new Round(verdict, 40, [Vote("europe", VoteKind.Up, 9_999)]))!.IsOpen);

    [Fact]
    public void Trouble_that_comes_back_soon_belongs_to_the_same_incident()
    {
        var closed = After(Down(0), Down(30), Up(60), Up(90, since: 60))!;

        var again = Next(closed, Down(300, since: 270))!;
        Assert.Equal((closed.Id, true, null, At(300)), (again.Id, again.IsOpen, again.EndedAt, again.ChangedAt));

        var later = Next(closed, Down(90 + 700, since: 90 + 601))!;
        Assert.NotEqual(closed.Id, later.Id);
    }

    [Fact]
    public void It_keeps_the_worst_verdict_and_every_region_that_has_seen_it()
    {
        Round One(string region, Verdict verdict, double at) => new(verdict, 0, [.. Votes.Regions.Select(name => Vote(name, name == region ? VoteKind.Down : VoteKind.Up, at))]);

        var incident = After(One("asia", Verdict.Regional, 0), One("asia", Verdict.Regional, 121), Down(140), One("europe", Verdict.Regional, 200))!;

        Assert.Equal(Verdict.Down, incident.Verdict);
        Assert.Equal(Votes.Regions, incident.Regions);
        Assert.Equal(At(140), incident.ChangedAt);
    }

    [Fact]
    public void Regions_that_see_different_things_name_no_common_cause()
    {
        Round Causes(Cause a, Cause b, Cause c) => new(Verdict.Down, 0, [Vote("europe", VoteKind.Down, 31, a), Vote("americas", VoteKind.Down, 31, b), Vote("asia", VoteKind.Down, 31, c)]);

        Assert.Null(After(Causes(Cause.DnsServfail, Cause.ConnectRefused, Cause.BadGateway))!.Cause);
        Assert.Equal(Cause.BadGateway, After(Causes(Cause.DnsServfail, Cause.BadGateway, Cause.BadGateway))!.Cause);
    }

    [Fact]
    public void A_target_that_keeps_saying_in_two_minutes_is_taken_by_its_first_word()
    {
        Round Back(double at) => new(Verdict.Down, 0, [.. Votes.Regions.Select(region => Vote(region, VoteKind.Down, at) with { RetryAt = At(at + 120) })]);

        var incident = After(Back(30), Back(60), Back(90))!;
        Assert.Equal(At(150), incident.RetryAt);
        Assert.Equal(At(270), Next(incident, Back(150))!.RetryAt);
    }

    [Theory]
    [InlineData(Verdict.Down, 30)]
    [InlineData(Verdict.Regional, 120)]
    public void A_bad_verdict_is_to_be_looked_at_again_when_it_has_lasted(Verdict verdict, double after) =>
        Assert.Equal(At(after), IncidentRule.ConfirmAt(null, verdict, At(0), Options));

    [Fact]
    public void A_good_verdict_is_looked_at_again_only_in_an_incident()
    {
        Assert.Null(IncidentRule.ConfirmAt(null, Verdict.Up, At(0), Options));
        Assert.Equal(At(90), IncidentRule.ConfirmAt(After(Down(0), Down(30)), Verdict.Up, At(60), Options));
    }

    private static DateTimeOffset At(double seconds) => Votes.Noon.AddSeconds(seconds);

    private static RegionVote Vote(string region, VoteKind kind, double at, Cause? cause = null) => Votes.Vote(region, kind, at, cause);

    private static Round Down(double at, double since = 0) => new(Verdict.Down, since, [.. Votes.Regions.Select(region => Vote(region, VoteKind.Down, at))]);

    private static Round Up(double at, double since = 60) => new(Verdict.Up, since, [.. Votes.Regions.Select(region => Vote(region, VoteKind.Up, at))]);

    private static IncidentState? After(params Round[] rounds) => rounds.Aggregate((IncidentState?)null, Next);

    private static IncidentState? Next(IncidentState? known, Round round) =>
        IncidentRule.Next(known, Id, round.Verdict, At(round.Since), round.Votes, round.Votes.Max(vote => vote.CheckedAt)!.Value, Options);

    /// <summary>Unless it says otherwise, every region has seen it since the verdict began.</summary>
    private sealed record Round(Verdict Verdict, double Since, IReadOnlyList<RegionVote> Votes)
    {
        public IReadOnlyList<RegionVote> Votes { get; } = [.. Votes.Select(vote => vote.Since == vote.CheckedAt && vote.CheckedAt > At(Since) ? vote with { Since = At(Since) } : vote)];
    }
}
