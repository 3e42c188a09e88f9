using StatusMesh.Core.Consensus;

namespace StatusMesh.UnitTests.Consensus;

public sealed class FreshnessTests
{
    [Theory]
    [InlineData(60, 150)]
    [InlineData(300, 750)]
    [InlineData(5, 30)] // a hanging check takes 14 s: 12.5 s would be stale on arrival
    public void A_vote_counts_for_two_and_a_half_intervals_and_at_least_half_a_minute(double interval, double life) =>
        Assert.Equal(TimeSpan.FromSeconds(life), Freshness.Of(TimeSpan.FromSeconds(interval)));

    [Fact]
    public void A_stale_vote_does_not_count()
    {
        var life = TimeSpan.FromSeconds(150);

        Assert.Equal(VoteKind.Up, Freshness.Judge(Votes.Vote("europe", VoteKind.Up), life, Votes.Noon + life).Vote);
        var stale = Freshness.Judge(Votes.Vote("europe", VoteKind.Up), life, Votes.Noon + life + TimeSpan.FromMilliseconds(1));
        Assert.Equal((VoteKind.Abstained, Abstention.Stale), (stale.Vote, stale.Abstention));
    }
}
