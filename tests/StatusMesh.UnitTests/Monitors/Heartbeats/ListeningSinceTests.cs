using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Monitors.Heartbeats;

public sealed class ListeningSinceTests
{
    private readonly ListeningSince _listening = new(Votes.Noon);

    [Fact]
    public void A_process_that_goes_on_listens_since_its_start()
    {
        for (var second = 0; second < 100; second++)
        {
            Assert.Equal(Votes.Noon, At(second));
        }

        Assert.Equal(Votes.Noon, At(109)); // busy for ten seconds
    }

    [Fact]
    public void A_process_that_was_asleep_listens_since_it_woke()
    {
        At(5);

        Assert.Equal(Votes.Noon.AddHours(8), At(8 * 3600));
        Assert.Equal(Votes.Noon.AddHours(8), At((8 * 3600) + 1));
    }

    [Fact]
    public void A_clock_that_is_put_back_counts_as_an_absence()
    {
        At(5);

        Assert.Equal(Votes.Noon.AddHours(-1), At(-3600));
        Assert.Equal(Votes.Noon.AddHours(-1), At(-3599));
    }

    private DateTimeOffset At(double second) => _listening.At(Votes.Noon.AddSeconds(second));
}
