using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Mesh;

public sealed class TickPlannerTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 20)]
    [InlineData(2, 40)]
    public void Regions_are_staggered_over_the_interval(int position, int dueAt)
    {
        var due = Enumerable.Range(0, 60).Where(second => TickPlanner.IsDue(
            TimeSpan.FromSeconds(60), position, 3, Votes.Noon.AddSeconds(second - 1), Votes.Noon.AddSeconds(second)));

        Assert.Equal([dueAt], due);
    }

    [Theory]
    [Trait("Scenario", "R12")]
    [InlineData(1.0)]
    [InlineData(0.7)]
    [InlineData(7.3)]
    public void Every_slot_is_planned_once_however_the_timer_fires(double step)
    {
        var planned = 0;
        var from = Votes.Noon.AddMilliseconds(-1);
        for (var to = from.AddSeconds(step); from < Votes.Noon.AddHours(1); (from, to) = (to, to.AddSeconds(step)))
        {
            planned += TickPlanner.IsDue(TimeSpan.FromSeconds(30), 1, 3, from, to) ? 1 : 0;
        }

        Assert.Equal(120, planned);
    }

    [Fact]
    [Trait("Scenario", "R12")]
    public void A_timer_that_comes_late_plans_what_it_missed_once() =>
        Assert.Single(Plan(Votes.Noon.AddMinutes(-10), Votes.Noon, 1));

    [Fact]
    public void Monitors_are_batched_by_shard_with_ids_only()
    {
        var monitors = Enumerable.Range(0, 250).Select(i => Votes.Monitor($"http://127.0.0.1:{1000 + i}/", shard: $"m-0000{i / 100}")).ToList();

        var batches = TickPlanner.Plan(new MonitorIndex(monitors), "europe", 0, 3, Votes.Noon.AddSeconds(-1), Votes.Noon);

        Assert.Equal([("m-00000", 100), ("m-00001", 100), ("m-00002", 50)], batches.Select(batch => (batch.Shard, batch.Targets.Count)));
        Assert.All(batches, batch => Assert.Equal((ProbeReason.Scheduled, Votes.Noon), (batch.Reason, batch.Tick)));
        Assert.All(batches.SelectMany(batch => batch.Targets), target => Assert.Null(target.Url));
    }

    [Fact]
    public void The_same_tick_makes_the_same_batch_id() =>
        Assert.Equal(Plan(Votes.Noon.AddSeconds(-1), Votes.Noon, 1)[0].Id, Plan(Votes.Noon.AddSeconds(-9), Votes.Noon, 1)[0].Id);

    [Fact]
    public void Monitors_that_are_not_due_are_left_out() =>
        Assert.Empty(Plan(Votes.Noon.AddSeconds(1), Votes.Noon.AddSeconds(2), 5));

    private static IReadOnlyList<ProbeBatch> Plan(DateTimeOffset from, DateTimeOffset to, int monitors) =>
        TickPlanner.Plan(new MonitorIndex([.. Enumerable.Range(0, monitors).Select(i => Votes.Monitor($"http://127.0.0.1:{1000 + i}/"))]), "europe", 0, 3, from, to);
}
