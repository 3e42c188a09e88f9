using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Consensus;

public sealed class ShardMergeTests
{
    private static readonly MonitorRegistration Site = Votes.Monitor();
    private static readonly MonitorIndex Index = new([Site]);

    [Fact]
    public void The_first_votes_publish_a_verdict_once_there_are_enough()
    {
        var mesh = new MergedShard();

        mesh.Hear(Votes.Vote("europe", VoteKind.Up, 0));
        Assert.Equal(Verdict.Unknown, mesh.Snapshot.Verdict);
        mesh.Hear(Votes.Vote("americas", VoteKind.Up, 1));
        Assert.Equal(Verdict.Up, mesh.Snapshot.Verdict);
        Assert.Equal(Votes.Noon, mesh.Snapshot.Since);
    }

    [Fact]
    public void A_message_that_comes_twice_changes_nothing()
    {
        var mesh = new MergedShard();
        mesh.Hear(Votes.Vote("europe", VoteKind.Down, 0));

        var again = mesh.Hear(Votes.Vote("europe", VoteKind.Down, 0));

        Assert.Empty(again.Snapshots);
        Assert.Empty(again.Heartbeats);
        Assert.Empty(again.FirstDown);
    }

    [Fact]
    public void A_late_message_does_not_undo_a_newer_one()
    {
        var mesh = new MergedShard();
        mesh.Hear(Votes.Vote("europe", VoteKind.Up, 60));

        var late = mesh.Hear(Votes.Vote("europe", VoteKind.Down, 0));

        Assert.Empty(late.FirstDown);
        Assert.Equal(VoteKind.Up, mesh.Heartbeat("europe").Votes[Site.Target.Id].Vote);
        Assert.Equal(Votes.Noon.AddSeconds(60), mesh.Heartbeat("europe").Votes[Site.Target.Id].Since);
    }

    [Fact]
    [Trait("Scenario", "M03")]
    public void A_message_that_comes_half_an_hour_late_changes_nothing()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 1800);

        var late = mesh.Hear(Votes.Vote("europe", VoteKind.Down, 0));

        Assert.Empty(late.Snapshots);
        Assert.Empty(late.Heartbeats);
        Assert.Empty(late.FirstDown);
    }

    [Fact]
    public void Unchanged_news_writes_a_heartbeat_and_no_snapshot()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);

        var next = mesh.Hear(Votes.Vote("europe", VoteKind.Up, 60));

        Assert.Empty(next.Snapshots);
        Assert.Equal(Votes.Noon.AddSeconds(60), Assert.Single(next.Heartbeats).Value.Votes[Site.Target.Id].CheckedAt);
    }

    [Fact]
    public void Heartbeats_keep_votes_fresh_that_the_snapshot_holds_as_old()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);
        for (var minute = 1; minute <= 10; minute++)
        {
            mesh.HearAll(VoteKind.Up, minute * 60);
        }

        mesh.Hear(Votes.Vote("asia", VoteKind.Down, 620));

        Assert.Equal(Verdict.Regional, mesh.Snapshot.Verdict);
        Assert.Equal(2, mesh.Snapshot.Quorum.Up);
    }

    [Fact]
    public void Votes_of_a_silent_region_stop_counting()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);

        mesh.Hear(Votes.Vote("europe", VoteKind.Up, 200));

        Assert.Equal(Verdict.Unknown, mesh.Snapshot.Verdict);
        Assert.Equal(2, mesh.Snapshot.Quorum.Abstained);
    }

    [Fact]
    public void Down_is_back_dated_to_the_first_failing_look()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);
        mesh.Hear(Votes.Vote("europe", VoteKind.Down, 62) with { FirstLookAt = Votes.Noon.AddSeconds(60) });
        mesh.Hear(Votes.Vote("asia", VoteKind.Down, 65) with { FirstLookAt = Votes.Noon.AddSeconds(63) });

        Assert.Equal((Verdict.Down, Votes.Noon.AddSeconds(60)), (mesh.Snapshot.Verdict, mesh.Snapshot.Since));
    }

    [Fact]
    public void Down_stays_dated_to_its_begin_while_regions_join()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);
        mesh.HearAll(VoteKind.Down, 60);
        mesh.HearAll(VoteKind.Down, 120);

        Assert.Equal(Votes.Noon.AddSeconds(60), mesh.Snapshot.Since);
    }

    [Fact]
    public void Up_is_dated_to_the_first_success_after_the_outage()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);
        mesh.HearAll(VoteKind.Down, 60);
        mesh.Hear(Votes.Vote("europe", VoteKind.Up, 120));
        mesh.Hear(Votes.Vote("americas", VoteKind.Up, 130));
        mesh.Hear(Votes.Vote("asia", VoteKind.Up, 140));

        Assert.Equal((Verdict.Up, Votes.Noon.AddSeconds(120)), (mesh.Snapshot.Verdict, mesh.Snapshot.Since));
    }

    [Fact]
    public void A_gap_in_which_nobody_looked_does_not_change_since_when_it_is_up()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);

        mesh.Hear(Votes.Vote("europe", VoteKind.Up, 1000));
        Assert.Equal((Verdict.Unknown, Votes.Noon), (mesh.Snapshot.Verdict, mesh.Snapshot.LastKnown!.Since));
        mesh.Hear(Votes.Vote("asia", VoteKind.Up, 1001));

        Assert.Equal((Verdict.Up, Votes.Noon, null), (mesh.Snapshot.Verdict, mesh.Snapshot.Since, mesh.Snapshot.LastKnown));
    }

    [Fact]
    public void Up_after_an_outage_and_a_gap_is_not_dated_before_the_outage()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);
        mesh.Hear(Votes.Vote("europe", VoteKind.Down, 60));
        mesh.Hear(Votes.Vote("asia", VoteKind.Down, 60));

        mesh.Hear(Votes.Vote("americas", VoteKind.Up, 1000));
        mesh.Hear(Votes.Vote("asia", VoteKind.Up, 1001));

        Assert.Equal((Verdict.Up, Votes.Noon.AddSeconds(1001)), (mesh.Snapshot.Verdict, mesh.Snapshot.Since));
    }

    [Fact]
    public void Only_the_first_down_vote_asks_for_second_opinions()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Up, 0);

        Assert.Single(mesh.Hear(Votes.Vote("europe", VoteKind.Down, 60)).FirstDown);
        Assert.Empty(mesh.Hear(Votes.Vote("asia", VoteKind.Down, 61)).FirstDown);
        Assert.Empty(mesh.Hear(Votes.Vote("europe", VoteKind.Down, 120)).FirstDown);
    }

    [Fact]
    public void A_changed_cause_is_news()
    {
        var mesh = new MergedShard();
        mesh.HearAll(VoteKind.Down, 0, Cause.ConnectRefused);

        Assert.Single(mesh.Hear(Votes.Vote("europe", VoteKind.Down, 60, Cause.BadGateway)).Snapshots);
    }

    [Fact]
    public void A_vote_of_a_region_that_the_mesh_does_not_know_is_left_out()
    {
        var merge = new MergedShard().Hear(Votes.Vote("atlantis", VoteKind.Down, 0));

        Assert.Empty(merge.Snapshots);
        Assert.Empty(merge.Heartbeats);
    }

    [Fact]
    public void Any_order_of_messages_leads_to_the_same_votes_and_verdict()
    {
        var votes = Votes.Regions.SelectMany(region => new[]
        {
            Votes.Vote(region, VoteKind.Up, 0), Votes.Vote(region, VoteKind.Down, 60), Votes.Vote(region, VoteKind.Up, 120),
        }).ToList();
        var random = new Random(20261122);
        for (var run = 0; run < 200; run++)
        {
            var mesh = new MergedShard();
            var shuffled = votes.Concat(votes).ToArray();
            random.Shuffle(shuffled);
            Array.ForEach(shuffled, vote => mesh.Hear(vote, nowSeconds: 125));

            Assert.Equal(Verdict.Up, mesh.Snapshot.Verdict);
            Assert.All(Votes.Regions, region => Assert.Equal(Votes.Noon.AddSeconds(120), mesh.Heartbeat(region).Votes[Site.Target.Id].CheckedAt));
        }
    }

    /// <summary>A shard in memory that stores what merges say.</summary>
    private sealed class MergedShard
    {
        private readonly Dictionary<string, Versioned<Snapshot>> _snapshots = [];
        private readonly Dictionary<string, Versioned<Heartbeat>> _heartbeats = [];

        public Snapshot Snapshot => _snapshots[Site.Target.Id].Value;

        public Heartbeat Heartbeat(string region) => _heartbeats[region].Value;

        public void HearAll(VoteKind kind, double atSeconds, Cause? cause = null)
        {
            foreach (var region in Votes.Regions)
            {
                Hear(Votes.Vote(region, kind, atSeconds, cause));
            }
        }

        public MergeResult Hear(RegionVote vote, double? nowSeconds = null)
        {
            var state = new ShardState { Snapshots = _snapshots, Heartbeats = _heartbeats };
            var now = nowSeconds is { } seconds ? Votes.Noon.AddSeconds(seconds) : vote.CheckedAt!.Value.AddSeconds(1);
            var merge = ShardMerge.Apply(state, Votes.Message(Site, vote), new MergeContext(Votes.Regions, Index, new IncidentOptions(), now));
            foreach (var snapshot in merge.Snapshots)
            {
                _snapshots[snapshot.Value.Id] = snapshot with { Version = "stored" };
            }

            foreach (var heartbeat in merge.Heartbeats)
            {
                _heartbeats[heartbeat.Value.Region] = heartbeat with { Version = "stored" };
            }

            return merge;
        }
    }
}
