using StatusMesh.Adapters.StorageQueues;

namespace StatusMesh.UnitTests.Adapters.StorageQueues;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("{\"put\":\"by hand\"}")]
    [InlineData("gIA=")] // Base64 of two bytes that are no UTF-8.
    public void What_was_not_encoded_comes_back_as_it_is(string message) => Assert.Equal(message, MessageText.Decode(message));

    [Fact]
    public void The_longest_text_fills_a_message_of_64_KiB() =>
        Assert.Equal(64 * 1024, MessageText.Encode(new string('a', QueueLimits.MaxMessageBytes)).Length);
}
