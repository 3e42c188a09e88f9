using StatusMesh.Core.Messaging;

namespace StatusMesh.Testing.Contracts;

/// <content>What becomes of messages that can never be handled.</content>
public abstract partial class QueueContract
{
    [Fact]
    public async Task A_dead_letter_leaves_its_queue_and_lies_on_the_poison_queue_with_the_reason()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["{\"bad\": \"例え\"}"], Token);
        await receiver.AbandonAsync(_queue, Assert.Single(await receiver.ReceiveAsync(_queue, 1, Long, Token)), TimeSpan.Zero, Token);
        var message = Assert.Single(await receiver.ReceiveAsync(_queue, 1, Short, Token));

        var before = Clock.GetUtcNow();
        await receiver.DeadLetterAsync(_queue, message, "It is no batch.", Token);
        var after = Clock.GetUtcNow();
        await PassAsync(Short + Short);

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
        var poison = PoisonJson.Read(Assert.Single(await receiver.ReceiveAsync(QueueNames.Poison(_queue), 32, Long, Token)).Body);
        Assert.Equal("It is no batch.", poison.Reason);
        Assert.Equal("{\"bad\": \"例え\"}", poison.Body);
        Assert.Equal(2, poison.DeliveryCount);
        Assert.InRange(poison.At, before, after);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("例")]
    [InlineData("👩")]
    public async Task A_dead_letter_that_fills_a_message_is_shortened(string filling)
    {
        var (sender, receiver) = await CreateAsync();
        var text = Repeat(filling, sender.MaxMessageBytes);
        await sender.SendAsync(_queue, [text], Token);
        var message = Assert.Single(await receiver.ReceiveAsync(_queue, 1, Long, Token));

        await receiver.DeadLetterAsync(_queue, message, new string('r', 5000), Token);

        var poison = PoisonJson.Read(Assert.Single(await receiver.ReceiveAsync(QueueNames.Poison(_queue), 1, Long, Token)).Body);
        Assert.StartsWith(poison.Body, text, StringComparison.Ordinal);
        Assert.InRange(poison.Body.Length, text.Length / 4, text.Length - 1);
        Assert.Equal(1000, poison.Reason.Length);
    }
}
