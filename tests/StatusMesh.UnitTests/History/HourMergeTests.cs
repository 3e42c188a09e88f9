using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.UnitTests.Consensus;
using static StatusMesh.UnitTests.History.Checks;

namespace StatusMesh.UnitTests.History;

public sealed class HourMergeTests
{
    [Fact]
    public void What_was_measured_stands_and_gaps_are_filled()
    {
        var madeUp = HourRoll.Of(Votes.Noon, Every(0, 30, 200), [], Context(), Votes.Noon.AddMinutes(30));
        madeUp = madeUp with { Targets = [madeUp.Targets[0] with { Demo = true }] };
        var registered = Site with { RegisteredAt = Votes.Noon.AddMinutes(30) };
        var measured = HourRoll.Of(Votes.Noon, Every(30, 60, 502), [], Context(registered), Votes.Noon.AddHours(1));

        var both = HourMerge.Of(madeUp, measured);

        Assert.True(both.IsComplete && both.Demo);
        var target = Assert.Single(both.Targets);
        Assert.Equal((30, 30), (target.Verdicts.Count(v => v == Verdict.Up), target.Verdicts.Count(v => v == Verdict.Down)));
        Assert.Equal((180, 180, 60), (target.Expected, target.Made, target.Minutes));
        Assert.All(target.Regions, region => Assert.Equal((MinuteState.Up, MinuteState.Down), (region.States[29], region.States[30])));
        Assert.All(target.Regions, region => Assert.Equal([true, false], new[] { region.LatenciesMs[29] > 0, region.LatenciesMs[30] > 0 }));
    }

    [Fact]
    public void Targets_that_only_one_half_knows_are_kept()
    {
        var other = Votes.Monitor("http://127.0.0.1:82/");
        var one = HourRoll.Of(Votes.Noon, [], [], Context(other), Votes.Noon.AddHours(1));
        var two = HourRoll.Of(Votes.Noon, Every(0, 60, 200), [], Context(), Votes.Noon.AddHours(1));

        Assert.Equal(2, HourMerge.Of(one, two).Targets.Count);
        Assert.Equal(2, HourMerge.Of(two, one).Targets.Count);
    }
}
