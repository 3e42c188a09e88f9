using StatusMesh.Core.Consensus;

namespace StatusMesh.UnitTests.Consensus;

public sealed class ClockSkewTests
{
    // Two clocks that are wrong by 30 s each may be 60 s apart; short-lived votes cannot bear that.
    [Theory]
    [InlineData(60, 60)]
    [InlineData(3600, 60)]
    [InlineData(45, 45)]
    [InlineData(5, 30)]
    [InlineData(0, 30)] // nobody registered the target
    public void A_clock_may_be_ahead_by_an_interval_but_not_by_more_than_a_minute(double interval, double most)
    {
        var message = Votes.Message(Votes.Monitor(), Votes.Vote("europe", VoteKind.Down, most));

        Assert.Same(message, Correct(message, interval, out var skew));
        Assert.Equal(TimeSpan.Zero, skew);

        var ahead = Votes.Message(Votes.Monitor(), Votes.Vote("europe", VoteKind.Down, most + 1) with { FirstLookAt = Votes.Noon.AddSeconds(most - 3) });
        var corrected = Correct(ahead, interval, out skew);

        Assert.Equal(TimeSpan.FromSeconds(most + 1), skew);
        Assert.Equal((Votes.Noon, Votes.Noon.AddSeconds(-4)), (corrected.Votes[0].Vote.CheckedAt, corrected.Votes[0].Vote.FirstLookAt));
        Assert.Equal(Votes.Noon, corrected.Tick);
    }

    [Fact]
    public void A_late_message_is_not_a_slow_clock()
    {
        var message = Votes.Message(Votes.Monitor(), Votes.Vote("europe", VoteKind.Down, -600));

        Assert.Same(message, Correct(message, 60, out _));
    }

    private static VotesMessage Correct(VotesMessage message, double interval, out TimeSpan skew) =>
        ClockSkew.Correct(message, Votes.Noon, TimeSpan.FromSeconds(interval), out skew);
}
