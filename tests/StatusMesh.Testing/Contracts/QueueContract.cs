using System.Text;
using StatusMesh.Core.Messaging;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every pair of <see cref="IMessageSender"/> and <see cref="IMessageReceiver"/> does.</summary>
public abstract partial class QueueContract
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly string _queue = "q-" + Guid.NewGuid().ToString("N");

    /// <summary>Both ends of the same queues. They may hold queues of others.</summary>
    protected abstract Task<(IMessageSender Sender, IMessageReceiver Receiver)> CreateAsync();

    /// <summary>The clock that the queues go by.</summary>
    protected abstract TimeProvider Clock { get; }

    /// <summary>Lets <paramref name="time"/> pass on <see cref="Clock"/>.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_that_does_not_exist_is_empty()
    {
        var (_, receiver) = await CreateAsync();

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Fact]
    public async Task Nothing_sent_is_nothing_received()
    {
        var (sender, receiver) = await CreateAsync();

        await sender.SendAsync(_queue, [], Token);

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Theory]
    [InlineData("{\"shard\":\"m-00001\"}")]
    [InlineData("<a>&amp;]]> \u0001\u001f \r\n\t")]
    [InlineData("Bücher 例え \u05d0\u202e 👩‍🚀 \ufffe")]
    [InlineData("AAAA")] // Base64 to look at.
    [InlineData(" ")]
    public async Task Text_comes_back_as_it_was_sent(string text)
    {
        var (sender, receiver) = await CreateAsync();

        await sender.SendAsync(_queue, [text], Token);

        var message = Assert.Single(await receiver.ReceiveAsync(_queue, 1, Long, Token));
        Assert.Equal(text, message.Body);
        Assert.Equal(1, message.DeliveryCount);
    }

    [Fact]
    public async Task A_message_sent_for_later_is_received_then_and_not_before()
    {
        var (sender, receiver) = await CreateAsync();

        await sender.SendLaterAsync(_queue, ["later"], TimeSpan.FromSeconds(1.2), Token);
        await sender.SendLaterAsync(_queue, ["now"], TimeSpan.Zero, Token);

        Assert.Equal("now", Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token)).Body);
        await PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal("later", Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token)).Body);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData((7 * 86_400) + 1)]
    public async Task A_delay_that_no_queue_takes_is_refused(double seconds)
    {
        var (sender, receiver) = await CreateAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => sender.SendLaterAsync(_queue, ["never"], TimeSpan.FromSeconds(seconds), Token));

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Fact]
    public async Task Queues_are_apart()
    {
        var (sender, receiver) = await CreateAsync();

        await sender.SendAsync(_queue, ["here"], Token);

        Assert.Empty(await receiver.ReceiveAsync(_queue + "-2", 32, Long, Token));
    }

    [Fact]
    public async Task A_received_message_is_hidden_from_others()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["once"], Token);

        Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token));

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Fact]
    public async Task What_is_not_completed_in_time_is_delivered_again_and_counted()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["again"], Token);
        var first = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Short, Token));

        var second = await ReceiveWhenVisibleAsync(receiver, Short);
        var third = await ReceiveWhenVisibleAsync(receiver, Long);

        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(message => message.DeliveryCount));
        Assert.Equal(first.Id, third.Id);
        Assert.Equal("again", third.Body);
        Assert.NotEqual(first.Receipt, second.Receipt);
    }

    [Fact]
    public async Task A_completed_message_never_comes_back()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["done"], Token);
        var message = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Short, Token));

        await receiver.CompleteAsync(_queue, message, Token);
        await PassAsync(Short + Short);

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Fact]
    public async Task Completing_or_abandoning_what_is_completed_does_nothing()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["done"], Token);
        var message = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token));

        await receiver.CompleteAsync(_queue, message, Token);
        await receiver.CompleteAsync(_queue, message, Token);
        await receiver.AbandonAsync(_queue, message, TimeSpan.Zero, Token);

        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Fact]
    public async Task Completing_or_abandoning_on_a_queue_that_does_not_exist_does_nothing()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["elsewhere"], Token);
        var message = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token));

        await receiver.CompleteAsync(_queue + "-2", message, Token);
        await receiver.AbandonAsync(_queue + "-2", message, TimeSpan.Zero, Token);

        Assert.Empty(await receiver.ReceiveAsync(_queue + "-2", 32, Long, Token));
    }

    [Fact]
    public async Task An_abandoned_message_comes_back_at_once_or_when_its_delay_is_over()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["later"], Token);
        var first = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token));

        await receiver.AbandonAsync(_queue, first, TimeSpan.Zero, Token);
        var second = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token));
        Assert.Equal(2, second.DeliveryCount);
        Assert.Equal("later", second.Body);

        await receiver.AbandonAsync(_queue, second, Long, Token);
        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
    }

    [Fact]
    public async Task A_short_delay_ends()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["soon"], Token);
        var first = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token));

        await receiver.AbandonAsync(_queue, first, TimeSpan.FromMilliseconds(300), Token);

        Assert.Equal(2, (await ReceiveWhenVisibleAsync(receiver, Long)).DeliveryCount);
    }

    [Fact]
    public async Task Who_came_too_late_cannot_take_the_message_from_its_new_receiver()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["slow"], Token);
        var late = Assert.Single(await receiver.ReceiveAsync(_queue, 32, Short, Token));
        var current = await ReceiveWhenVisibleAsync(receiver, Long);

        await receiver.AbandonAsync(_queue, late, TimeSpan.Zero, Token);
        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));
        await receiver.CompleteAsync(_queue, late, Token);
        await receiver.AbandonAsync(_queue, current, TimeSpan.Zero, Token);

        Assert.Equal("slow", Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token)).Body);
    }

    [Fact]
    public async Task The_longest_message_passes_and_the_next_longer_one_stops_all_of_them()
    {
        var (sender, receiver) = await CreateAsync();
        var longest = Repeat("é", sender.MaxMessageBytes);
        Assert.Equal(sender.MaxMessageBytes, Encoding.UTF8.GetByteCount(longest));

        await Assert.ThrowsAnyAsync<ArgumentException>(() => sender.SendAsync(_queue, ["short", longest + "a"], Token));
        Assert.Empty(await receiver.ReceiveAsync(_queue, 32, Long, Token));

        await sender.SendAsync(_queue, [longest], Token);
        Assert.Equal(longest, Assert.Single(await receiver.ReceiveAsync(_queue, 32, Long, Token)).Body);
    }

    [Fact]
    public async Task Many_messages_reach_many_receivers_once_each()
    {
        var (sender, receiver) = await CreateAsync();
        var sent = Enumerable.Range(0, 200).Select(n => $"message {n}").ToList();
        await sender.SendAsync(_queue, sent, Token);

        var received = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(DrainAsync, Token)));

        Assert.Equal(sent.Order(), received.SelectMany(bodies => bodies).Order());

        async Task<List<string>> DrainAsync()
        {
            var bodies = new List<string>();
            while (await receiver.ReceiveAsync(_queue, 32, Long, Token) is { Count: > 0 } messages)
            {
                Assert.InRange(messages.Count, 1, 32);
                foreach (var message in messages)
                {
                    bodies.Add(message.Body);
                    await receiver.CompleteAsync(_queue, message, Token);
                }
            }

            return bodies;
        }
    }

    [Fact]
    public async Task No_more_messages_are_received_than_asked_for()
    {
        var (sender, receiver) = await CreateAsync();
        await sender.SendAsync(_queue, ["1", "2", "3"], Token);

        Assert.Equal(2, (await receiver.ReceiveAsync(_queue, 2, Long, Token)).Count);
        Assert.Single(await receiver.ReceiveAsync(_queue, 2, Long, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public async Task Other_numbers_than_1_to_32_are_an_error_of_the_caller(int max)
    {
        var (_, receiver) = await CreateAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => receiver.ReceiveAsync(_queue, max, Long, Token));
    }

    [Theory]
    [InlineData("ab")] // Too short.
    [InlineData("Votes")]
    [InlineData("probe_europe")]
    [InlineData("-probe")]
    [InlineData("probe-")]
    [InlineData("probe--europe")]
    [InlineData("sixty-four-characters-are-one-more-than-the-name-of-a-queue-takes")]
    public async Task A_name_that_no_queue_may_have_is_an_error_of_the_caller(string name)
    {
        var (sender, receiver) = await CreateAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => sender.SendAsync(name, ["lost"], Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => receiver.ReceiveAsync(name, 1, Long, Token));
    }

    // Hidden times end on the service's clock: look again and again, with a bound that only a broken adapter reaches.
    private async Task<ReceivedMessage> ReceiveWhenVisibleAsync(IMessageReceiver receiver, TimeSpan hideFor)
    {
        for (var look = 0; look < 120; look++)
        {
            if (await receiver.ReceiveAsync(_queue, 1, hideFor, Token) is [var message])
            {
                return message;
            }

            await PassAsync(TimeSpan.FromMilliseconds(250));
        }

        throw new TimeoutException("The message did not come back within 30 s.");
    }

    private static string Repeat(string text, int bytes) =>
        new StringBuilder().Insert(0, text, bytes / Encoding.UTF8.GetByteCount(text)).ToString();
}
