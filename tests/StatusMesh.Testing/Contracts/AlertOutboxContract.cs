using StatusMesh.Core.Alerts;
using StatusMesh.Core.Status;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="IAlertOutbox"/> does.</summary>
public abstract class AlertOutboxContract
{
    private readonly string _channel = "c-" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The outbox under test. It may hold alerts of others.</summary>
    protected abstract Task<IAlertOutbox> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_field_comes_back()
    {
        var outbox = await CreateAsync();
        Assert.Equal([], Same.DefaultsIn(Entry(1)));

        await outbox.AddAsync([Entry(1)], Token);

        Same.As(Entry(1), Assert.Single(await OwnAsync(outbox)).Value);
    }

    [Fact]
    public async Task What_is_added_twice_is_there_once_as_it_was_first()
    {
        var outbox = await CreateAsync();
        await outbox.AddAsync([Entry(1)], Token);

        await outbox.AddAsync([Entry(1) with { Attempts = 9 }, Entry(2)], Token);

        Assert.Equal([3, 3], (await OwnAsync(outbox)).Select(entry => entry.Value.Attempts));
    }

    [Fact]
    public async Task What_is_due_first_is_in_front()
    {
        var outbox = await CreateAsync();

        await outbox.AddAsync([Entry(3), Entry(1), Entry(2)], Token);

        Assert.Equal([1, 2, 3], (await OwnAsync(outbox)).Select(entry => entry.Value.Number));
    }

    [Fact]
    public async Task Of_two_that_want_to_deliver_an_alert_one_gets_it()
    {
        var outbox = await CreateAsync();
        await outbox.AddAsync([Entry(1)], Token);
        var seen = Assert.Single(await OwnAsync(outbox));

        var claimed = await outbox.TryReplaceAsync(seen, seen.Value with { Attempts = 4 }, Token);
        Assert.Null(await outbox.TryReplaceAsync(seen, seen.Value with { Attempts = 9 }, Token));
        Assert.NotNull(await outbox.TryReplaceAsync(claimed!, claimed!.Value with { Due = seen.Value.Due.AddHours(5) }, Token));

        Assert.Equal((4, Entry(1).Due.AddHours(5)), (Assert.Single(await OwnAsync(outbox)).Value.Attempts, (await OwnAsync(outbox))[0].Value.Due));
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_cannot_be_replaced()
    {
        var outbox = await CreateAsync();
        await outbox.AddAsync([Entry(1)], Token);
        var seen = Assert.Single(await OwnAsync(outbox));

        await outbox.RemoveAsync(seen.Value, Token);
        await outbox.RemoveAsync(seen.Value, Token);

        Assert.Empty(await OwnAsync(outbox));
        Assert.Null(await outbox.TryReplaceAsync(seen, seen.Value, Token));
    }

    private OutboxEntry Entry(int n) => Samples.OutboxEntry(n, _channel);

    private async Task<IReadOnlyList<Versioned<OutboxEntry>>> OwnAsync(IAlertOutbox outbox) =>
        [.. (await outbox.ListAsync(100_000, Token)).Where(entry => entry.Value.Channel == _channel)];
}
