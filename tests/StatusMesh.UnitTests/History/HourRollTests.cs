using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.UnitTests.Consensus;
using static StatusMesh.UnitTests.History.Checks;

namespace StatusMesh.UnitTests.History;

public sealed class HourRollTests
{
    private static readonly DateTimeOffset Later = Votes.Noon.AddHours(2);

    [Theory]
    [InlineData(Verdict.Up, 200, 200, 200)]
    [InlineData(Verdict.Up, 200, 302, 404)] // one region sees a missing page: too few for degraded
    [InlineData(Verdict.Degraded, 404, 404, 200)]
    [InlineData(Verdict.Regional, 200, 200, 0)]
    [InlineData(Verdict.Down, 502, 0, 200)]
    [InlineData(Verdict.Down, 502, 503, 500)]
    [InlineData(Verdict.Blocked, 403, 429, 200)]
    [InlineData(Verdict.Unknown, 200, 403, 403, 1)] // needs two regions; only one checks
    public void A_minute_counts_as_the_verdict_of_its_regions(Verdict verdict, int europe, int americas, int asia, int regions = 3)
    {
        var batches = Every(0, 60, europe, americas, asia).Where(batch => Votes.Regions.Take(regions).Contains(batch.Region));

        var target = Roll(batches);

        Assert.Equal(Enumerable.Repeat(verdict, 60), target.Verdicts);
    }

    [Fact]
    public void A_region_that_alone_fails_its_targets_does_not_count()
    {
        var monitors = Enumerable.Range(0, 6).Select(n => Votes.Monitor($"http://127.0.0.1:{90 + n}/")).ToArray();
        var batches = monitors.SelectMany(monitor => Every(0, 60, 200, 200, 0).Select(batch => batch with
        {
            Results = [batch.Results[0] with { TargetId = monitor.Target.Id }],
        })).ToList();

        Assert.Equal([Verdict.Up], VerdictsOf(monitors));
        Assert.Equal([Verdict.Regional], VerdictsOf(monitors[..4])); // with few, a partial outage looks just the same

        IEnumerable<Verdict> VerdictsOf(Core.Monitors.MonitorRegistration[] some) =>
            HourRoll.Of(Votes.Noon, batches, [], Context(some), Later).Targets.SelectMany(target => target.Verdicts.Skip(2)).Distinct();
    }

    [Fact]
    public void A_vote_counts_as_long_as_it_lives()
    {
        // Checks at 0:00, 0:20 and 0:40 live for 150 s: at 2:00 all are fresh, at 3:00 only the last one is.
        var target = Roll(Every(0, 1, 200));

        Assert.Equal([Verdict.Up, Verdict.Up, Verdict.Unknown], target.Verdicts.Take(3));
        Assert.All(target.Verdicts.Skip(2), verdict => Assert.Equal(Verdict.Unknown, verdict));
    }

    [Fact]
    public void The_hour_begins_with_the_votes_of_the_hour_before()
    {
        var before = HourRoll.Of(Votes.Noon, Every(0, 60, 502), [], Context(), Later);

        var after = HourRoll.Of(Votes.Noon.AddHours(1), [], [before], Context(), Later).Targets[0];

        // Known to the minute: 12:59 lives until 13:01:30.
        Assert.Equal([Verdict.Down, Verdict.Unknown], after.Verdicts.Take(2));
        Assert.Equal((0, 180), (after.Made, after.Expected));
    }

    [Fact]
    public void What_needs_no_network_has_minutes_but_no_latency()
    {
        var batches = Every(0, 60, 200).Select(batch => batch with { Results = [batch.Results[0] with { Status = null, NeedsNoNetwork = true }] });

        var target = Roll(batches);

        Assert.Equal(Enumerable.Repeat(Verdict.Up, 60), target.Verdicts);
        Assert.All(target.Regions, region => Assert.Equal((MinuteState.Up, 0), (region.States[0], region.LatenciesMs.Sum())));
    }

    [Fact]
    public void The_last_check_of_a_minute_is_its_state_and_the_first_good_one_its_latency()
    {
        var target = Roll([Batch("asia", 7.1, 0, 1), Batch("asia", 7.4, 200, 41.6), Batch("asia", 7.2, 200, 33.4), Batch("asia", 7.9, 503, 5)]);

        var asia = Assert.Single(target.Regions);
        Assert.Equal((MinuteState.Down, 33), (asia.States[7], asia.LatenciesMs[7]));
        Assert.Equal((MinuteState.NoCheck, 0), (asia.States[8], asia.LatenciesMs[8]));
    }

    [Fact]
    public void Every_kind_of_vote_has_its_state()
    {
        var sick = Batch("asia", 4, 0) with { SelfCheck = NobodyAnswered };
        var states = Roll([Batch("asia", 0), Batch("asia", 1, 404), Batch("asia", 2, 0), Batch("asia", 3, 403), sick]).Regions[0].States;

        Assert.Equal(
            [MinuteState.Up, MinuteState.Degraded, MinuteState.Down, MinuteState.Blocked, MinuteState.Abstained, MinuteState.NoCheck],
            states.Take(6));
    }

    [Fact]
    public void An_answer_within_half_a_millisecond_has_a_latency_all_the_same() =>
        Assert.Equal(1, Roll([Batch("asia", 0, 200, 0.2)]).Regions[0].LatenciesMs[0]);

    [Fact]
    [Trait("Scenario", "M03")]
    public void A_check_belongs_to_the_hour_of_its_tick_however_late_it_began()
    {
        var target = Roll([Batch("europe", 59.9, late: 5), Batch("asia", -0.1, late: 5), Batch("americas", 60)]);

        var europe = Assert.Single(target.Regions);
        Assert.Equal(("europe", MinuteState.Up), (europe.Region, europe.States[59]));
    }

    [Fact]
    public void Minutes_that_are_not_over_are_left_open()
    {
        var hour = HourRoll.Of(Votes.Noon, Every(0, 60, 200), [], Context(), Votes.Noon.AddMinutes(10.9));

        Assert.False(hour.IsComplete);
        var target = Assert.Single(hour.Targets);
        Assert.Equal(10, target.Verdicts.Count(verdict => verdict == Verdict.Up));
        Assert.Equal((30, 30, 10), (target.Expected, target.Made, target.Minutes));
    }

    [Fact]
    public void Strange_regions_targets_and_shards_are_left_out()
    {
        var other = Votes.Monitor("http://127.0.0.1:82/", shard: "m-00001");
        var gone = Votes.Monitor("http://127.0.0.1:83/");

        var hour = HourRoll.Of(
            Votes.Noon,
            [Batch("mars", 0), Batch("asia", 0, monitor: other), Batch("asia", 0, monitor: gone)],
            [],
            Context(Site, other),
            Later);

        var target = Assert.Single(hour.Targets);
        Assert.Equal(Site.Target.Id, target.Id);
        Assert.Empty(target.Regions);
        Assert.False(HourRoll.SaysAnything(hour));
    }

    [Theory]
    [InlineData(60, 180)]
    [InlineData(15, 720)]
    [InlineData(5, 2160)]
    [InlineData(7200, 2)] // slots at 12:00 and, of the second region, 12:40; the third's is at 13:20
    public void Checks_are_expected_at_the_slots_of_every_region(double interval, int expected) =>
        Assert.Equal(expected, Roll([], Votes.Monitor(seconds: interval)).Expected);

    [Fact]
    public void Checks_are_expected_from_the_registration_on()
    {
        var target = Roll(Every(45, 60, 200), Site with { RegisteredAt = Votes.Noon.AddMinutes(44.5) });

        // 44:40 is due as well, but was not made.
        Assert.Equal((46, 45, 15), (target.Expected, target.Made, target.Minutes));
    }

    [Fact]
    public void A_second_look_within_a_slot_is_not_a_second_check_made()
    {
        var target = Roll([Batch("europe", 0), Batch("europe", 0.5), Batch("europe", 0.9, 0), Batch("europe", 1.01)]);

        Assert.Equal(2, target.Made);
    }

    [Fact]
    public void The_order_of_the_batches_does_not_matter()
    {
        var batches = Every(0, 60, 200, 502, 404).Concat(Enumerable.Range(20, 10).Select(minute => Batch("asia", minute + 0.9, 0))).ToList();
        var shuffled = batches.ToArray();
        new Random(20261122).Shuffle(shuffled);

        Testing.Contracts.Same.As(Roll(batches), Roll(shuffled));
    }

    private static SelfCheckResult NobodyAnswered => new()
    {
        At = Votes.Noon,
        Controls = [.. Enumerable.Range(0, 3).Select(n => new ControlHostResult { Host = $"c{n}.example", Answered = false, IsPrivate = false })],
    };

    private static TargetHour Roll(IEnumerable<BatchResults> batches, Core.Monitors.MonitorRegistration? monitor = null) =>
        Assert.Single(HourRoll.Of(Votes.Noon, batches, [], Context(monitor ?? Site), Later).Targets);
}
