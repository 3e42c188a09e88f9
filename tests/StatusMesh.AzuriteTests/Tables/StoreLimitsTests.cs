using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Tables;

/// <summary>What the service would refuse, and Azurite partly lets pass, is refused before it is sent.</summary>
public sealed class StoreLimitsTests(AzuriteFixture azurite)
{
    private readonly string _shard = Samples.FreshShard();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_heartbeat_that_no_entity_can_carry_is_a_clear_error()
    {
        var store = new TableSnapshotStore(azurite.Tables);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(store, Heartbeat("europe", 1_300_000)));

        Assert.Contains($"{_shard}/heartbeat-europe is ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_together_are_more_than_4_MiB_are_a_clear_error()
    {
        var store = new TableSnapshotStore(azurite.Tables);
        var heartbeats = Enumerable.Range(0, 4).Select(n => Heartbeat($"region-{n}", 1_100_000)).ToArray();

        Assert.True(await SaveAsync(store, heartbeats[0], heartbeats[1]));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync(store, heartbeats));

        Assert.Contains("4194304 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await store.LoadHeartbeatsAsync(_shard, Token)).Count);
    }

    private Task<bool> SaveAsync(TableSnapshotStore store, params Heartbeat[] heartbeats) =>
        store.TrySaveAsync(_shard, [], [.. heartbeats.Select(heartbeat => new Versioned<Heartbeat>(heartbeat, Version: null))], Token);

    // Random digits of base 64: three quarters of them are left after compression.
    private static Heartbeat Heartbeat(string region, int characters)
    {
        var random = new Random(20261122);
        var text = random.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", characters);
        return Samples.Heartbeat(region) with { Votes = new Dictionary<string, RegionVote> { ["t"] = Samples.Vote(text) } };
    }
}
