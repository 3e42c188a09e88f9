using StatusMesh.Adapters.StorageQueues;

namespace StatusMesh.UnitTests.Adapters.StorageQueues;

public sealed class QueueLimitsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(604_800_000, 604_800)]
    public void Times_are_rounded_up_to_whole_seconds(int milliseconds, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), QueueLimits.WholeSeconds(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void A_received_message_is_hidden_for_a_second_at_least() =>
        Assert.Equal(TimeSpan.FromSeconds(1), QueueLimits.HiddenFor(TimeSpan.Zero));

    [Theory]
    [InlineData(-1)]
    [InlineData(604_800_001)]
    public void Times_are_0_to_7_days(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QueueLimits.WholeSeconds(TimeSpan.FromMilliseconds(milliseconds)));
}
