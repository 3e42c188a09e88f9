using StatusMesh.Core.Consensus;

namespace StatusMesh.UnitTests.Consensus;

public sealed class VerdictRuleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(7, 4)]
    public void More_than_half_is_needed_and_two_where_there_are_two(int regions, int needed) =>
        Assert.Equal(needed, VerdictRule.Needed(regions));

    // u up, g degraded, d down, b blocked, - abstained: one letter per region.
    [Theory]
    [InlineData("uuu", Verdict.Up)]
    [InlineData("uu-", Verdict.Up)]
    [InlineData("u--", Verdict.Unknown)]
    [InlineData("---", Verdict.Unknown)]
    [InlineData("ddd", Verdict.Down)]
    [InlineData("dd-", Verdict.Down)]
    [InlineData("ddu", Verdict.Down)] // most regions decide; one that reaches it does not make it regional
    [InlineData("d--", Verdict.Unknown)] // one region alone never says down
    [InlineData("uud", Verdict.Regional)]
    [InlineData("ud-", Verdict.Regional)]
    [InlineData("gd-", Verdict.Regional)]
    [InlineData("ggu", Verdict.Degraded)]
    [InlineData("guu", Verdict.Up)]
    [InlineData("gu-", Verdict.Up)] // together they reach it; too few find it degraded
    [InlineData("ggd", Verdict.Regional)]
    [InlineData("bbb", Verdict.Blocked)]
    [InlineData("bbd", Verdict.Blocked)]
    [InlineData("bb-", Verdict.Blocked)]
    [InlineData("bdd", Verdict.Down)]
    [InlineData("bd-", Verdict.Unknown)]
    [InlineData("bu-", Verdict.Unknown)]
    [InlineData("buu", Verdict.Up)]
    [InlineData("bud", Verdict.Regional)]
    [InlineData("u", Verdict.Up)]
    [InlineData("d", Verdict.Down)]
    [InlineData("-", Verdict.Unknown)]
    [InlineData("ud", Verdict.Regional)]
    [InlineData("dd", Verdict.Down)]
    [InlineData("d-", Verdict.Unknown)]
    [InlineData("uuddd", Verdict.Down)]
    [InlineData("uuudd", Verdict.Regional)]
    [InlineData("uudd-", Verdict.Regional)]
    [InlineData("dd---", Verdict.Unknown)]
    [InlineData("uudd", Verdict.Regional)] // an exact tie
    public void Votes_become_the_first_verdict_that_fits(string votes, Verdict verdict) =>
        Assert.Equal(verdict, VerdictRule.Decide(Parse(votes), inMaintenance: false).Verdict);

    [Theory]
    [InlineData("ddd")]
    [InlineData("uuu")]
    [InlineData("---")]
    public void Inside_a_maintenance_window_the_verdict_is_maintenance(string votes) =>
        Assert.Equal(Verdict.Maintenance, VerdictRule.Decide(Parse(votes), inMaintenance: true).Verdict);

    [Fact]
    public void The_tally_counts_every_region_once_and_states_its_rule()
    {
        var tally = VerdictRule.Decide(Parse("udg-b"), inMaintenance: false).Tally;

        Assert.Equal((1, 1, 1, 1, 1), (tally.Up, tally.Degraded, tally.Down, tally.Blocked, tally.Abstained));
        Assert.Equal("3 of 5 regions with a fresh vote", tally.Rule);
    }

    [Fact]
    public void The_order_of_the_regions_does_not_matter_and_another_down_vote_never_makes_it_better()
    {
        // From best to worst for a visitor; blocked and unknown stand apart and are only compared with down.
        Verdict[] scale = [Verdict.Up, Verdict.Degraded, Verdict.Regional, Verdict.Down];
        foreach (var votes in All(4))
        {
            var verdict = VerdictRule.Decide(Parse(votes), inMaintenance: false).Verdict;
            Assert.Equal(verdict, VerdictRule.Decide(Parse(string.Concat(votes.Order())), inMaintenance: false).Verdict);
            for (var i = 0; i < votes.Length; i++)
            {
                var worse = VerdictRule.Decide(Parse(votes[..i] + 'd' + votes[(i + 1)..]), inMaintenance: false).Verdict;
                if (scale.Contains(verdict) && scale.Contains(worse))
                {
                    Assert.True(Array.IndexOf(scale, worse) >= Array.IndexOf(scale, verdict), $"{votes} with region {i} down: {verdict} -> {worse}");
                }

                Assert.False(verdict == Verdict.Down && worse != Verdict.Down, $"{votes} with region {i} down");
            }
        }
    }

    private static IEnumerable<string> All(int regions) => regions == 0 ? [""] : All(regions - 1).SelectMany(rest => "ugdb-".Select(vote => vote + rest));

    private static IReadOnlyList<RegionVote> Parse(string votes) =>
    [
        .. votes.Select((vote, i) => Votes.Vote($"region-{i}", vote switch
        {
            'u' => VoteKind.Up,
            'g' => VoteKind.Degraded,
            'd' => VoteKind.Down,
            'b' => VoteKind.Blocked,
            _ => VoteKind.Abstained,
        })),
    ];
}
