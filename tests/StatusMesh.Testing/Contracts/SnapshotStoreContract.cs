using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;

namespace StatusMesh.Testing.Contracts;

/// <summary>What every <see cref="ISnapshotStore"/> does.</summary>
public abstract class SnapshotStoreContract
{
    private readonly string _shard = Samples.FreshShard();

    /// <summary>The store under test. It may hold shards of others.</summary>
    protected abstract Task<ISnapshotStore> CreateAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_stored_reads_as_empty()
    {
        var store = await CreateAsync();

        var shard = await store.LoadShardAsync(_shard, Token);
        Assert.Empty(shard.Snapshots);
        Assert.Empty(shard.Heartbeats);
        Assert.Empty((await store.LoadTargetsAsync(_shard, [Samples.TargetId(1)], Token)).Snapshots);
        Assert.Empty(await store.LoadHeartbeatsAsync(_shard, Token));
        Assert.Null(await store.FindAsync(_shard, Samples.TargetId(1), Token));
    }

    [Fact]
    public async Task Every_field_of_a_snapshot_comes_back_whichever_way_it_is_read()
    {
        var store = await CreateAsync();
        var snapshot = Samples.Snapshot(1);
        Assert.Equal([], Same.DefaultsIn(snapshot with { Votes = [Samples.Vote("europe")] }));

        Assert.True(await store.TrySaveAsync(_shard, [New(snapshot)], [], Token));

        Same.As(snapshot, (await store.FindAsync(_shard, snapshot.Id, Token))!);
        Same.As(snapshot, (await store.LoadShardAsync(_shard, Token)).Snapshots[snapshot.Id].Value);
        Same.As(snapshot, (await store.LoadTargetsAsync(_shard, [snapshot.Id], Token)).Snapshots[snapshot.Id].Value);
    }

    [Fact]
    public async Task Snapshots_that_nobody_votes_on_any_more_are_removed()
    {
        var store = await CreateAsync();
        var (old, young) = (Samples.Snapshot(1), Samples.Snapshot(2) with { Votes = [Samples.Vote("europe"), Samples.Vote("asia") with { CheckedAt = Samples.Time.AddDays(1) }] });
        await store.TrySaveAsync(_shard, [New(old), New(young)], [], Token);

        Assert.Equal(1, await store.RemoveAsync(_shard, Samples.Time.AddHours(1), Token));
        Assert.Equal(0, await store.RemoveAsync(_shard, Samples.Time.AddHours(1), Token));

        Assert.Equal([young.Id], (await store.LoadShardAsync(_shard, Token)).Snapshots.Keys);
    }

    [Fact]
    public async Task Every_field_of_a_heartbeat_comes_back_whichever_way_it_is_read()
    {
        var store = await CreateAsync();
        var (europe, asia) = (Samples.Heartbeat("europe"), Samples.Heartbeat("asia"));

        Assert.True(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [New(europe), New(asia)], Token));

        var shard = await store.LoadShardAsync(_shard, Token);
        Assert.Single(shard.Snapshots);
        Assert.Equal(2, shard.Heartbeats.Count);
        Same.As(europe, shard.Heartbeats["europe"].Value);
        var heartbeats = await store.LoadHeartbeatsAsync(_shard, Token);
        Assert.Equal(2, heartbeats.Count);
        Same.As(asia, heartbeats["asia"]);
    }

    [Fact]
    public async Task A_snapshot_without_anything_optional_comes_back()
    {
        var store = await CreateAsync();
        var bare = Samples.Snapshot(1) with { Votes = [new RegionVote { Region = "europe", Vote = VoteKind.Up }] };

        Assert.True(await store.TrySaveAsync(_shard, [New(bare), New(Samples.Snapshot(2) with { Votes = [] })], [], Token));

        Same.As(bare, (await store.FindAsync(_shard, bare.Id, Token))!);
        Assert.Empty((await store.FindAsync(_shard, Samples.TargetId(2), Token))!.Votes);
    }

    [Fact]
    public async Task Text_of_every_script_comes_back()
    {
        var store = await CreateAsync();
        var snapshot = Samples.Snapshot(1);
        snapshot = snapshot with { Quorum = snapshot.Quorum with { Rule = "'\"<ß> 例え テスト \u05d0\u202e 𝄞 👩‍🚀 \\ \n\t\u0001" } };

        Assert.True(await store.TrySaveAsync(_shard, [New(snapshot)], [], Token));

        Assert.Equal(snapshot.Quorum.Rule, (await store.FindAsync(_shard, snapshot.Id, Token))!.Quorum.Rule);
    }

    [Fact]
    public async Task Only_the_targets_asked_for_are_loaded()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [.. NewSnapshots(0, 20)], [New(Samples.Heartbeat("europe"))], Token));

        var asked = new[] { Samples.TargetId(3), Samples.TargetId(17), Samples.TargetId(99), Samples.TargetId(3) };
        var loaded = await store.LoadTargetsAsync(_shard, asked, Token);

        Assert.Equal(new[] { Samples.TargetId(3), Samples.TargetId(17) }.Order(), loaded.Snapshots.Keys.Order());
        Assert.Empty(loaded.Heartbeats);
        Assert.Empty((await store.LoadTargetsAsync(_shard, [], Token)).Snapshots);
    }

    [Fact]
    public async Task Shards_are_apart()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [New(Samples.Heartbeat("europe"))], Token));

        var other = Samples.FreshShard();
        Assert.Null(await store.FindAsync(other, Samples.TargetId(1), Token));
        Assert.True(await store.TrySaveAsync(other, [New(Samples.Snapshot(1))], [New(Samples.Heartbeat("europe"))], Token));
        Assert.Single((await store.LoadShardAsync(_shard, Token)).Snapshots);
    }

    [Fact]
    public async Task What_is_changed_under_its_version_is_replaced_and_gets_another_version()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [New(Samples.Heartbeat("europe"))], Token));
        var before = await store.LoadShardAsync(_shard, Token);
        var (snapshot, heartbeat) = (before.Snapshots[Samples.TargetId(1)], before.Heartbeats["europe"]);

        Assert.True(await store.TrySaveAsync(
            _shard,
            [snapshot with { Value = snapshot.Value with { Verdict = Verdict.Up, Votes = [] } }],
            [heartbeat with { Value = Samples.Heartbeat("europe", targets: 1) }],
            Token));

        var after = await store.LoadShardAsync(_shard, Token);
        Assert.Equal(Verdict.Up, after.Snapshots[Samples.TargetId(1)].Value.Verdict);
        Assert.Empty(after.Snapshots[Samples.TargetId(1)].Value.Votes);
        Assert.Single(after.Heartbeats["europe"].Value.Votes);
        Assert.NotEqual(snapshot.Version, after.Snapshots[Samples.TargetId(1)].Version);
        Assert.NotEqual(heartbeat.Version, after.Heartbeats["europe"].Version);
    }

    [Fact]
    public async Task One_outdated_version_keeps_everything_from_being_stored()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [.. NewSnapshots(0, 2)], [], Token));
        var loaded = (await store.LoadShardAsync(_shard, Token)).Snapshots;
        var (first, second) = (loaded[Samples.TargetId(0)], loaded[Samples.TargetId(1)]);
        Assert.True(await store.TrySaveAsync(_shard, [second], [], Token));

        var changed = first with { Value = first.Value with { Verdict = Verdict.Down } };
        Assert.False(await store.TrySaveAsync(_shard, [changed, second, New(Samples.Snapshot(2))], [New(Samples.Heartbeat("europe"))], Token));

        var after = await store.LoadShardAsync(_shard, Token);
        Assert.Equal(2, after.Snapshots.Count);
        Assert.Equal(first.Version, after.Snapshots[first.Value.Id].Version);
        Assert.Equal(Verdict.Regional, after.Snapshots[first.Value.Id].Value.Verdict);
        Assert.Empty(after.Heartbeats);
    }

    [Fact]
    public async Task An_outdated_heartbeat_keeps_snapshots_from_being_stored()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [], [New(Samples.Heartbeat("europe"))], Token));

        Assert.False(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [New(Samples.Heartbeat("europe"))], Token));

        Assert.Empty((await store.LoadShardAsync(_shard, Token)).Snapshots);
    }

    [Fact]
    public async Task What_exists_already_is_not_new()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [], Token));

        Assert.False(await store.TrySaveAsync(
            _shard, [New(Samples.Snapshot(0)), New(Samples.Snapshot(1) with { Verdict = Verdict.Up })], [], Token));

        Assert.Equal(Verdict.Regional, (await store.FindAsync(_shard, Samples.TargetId(1), Token))!.Verdict);
        Assert.Null(await store.FindAsync(_shard, Samples.TargetId(0), Token));
    }

    [Fact]
    public async Task What_is_gone_has_no_current_version()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [], Token));
        var stored = (await store.LoadShardAsync(_shard, Token)).Snapshots[Samples.TargetId(1)];

        var gone = new Versioned<Snapshot>(Samples.Snapshot(2), stored.Version);
        Assert.False(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(3)), gone], [], Token));

        Assert.Single((await store.LoadShardAsync(_shard, Token)).Snapshots);
    }

    [Fact]
    public async Task Of_many_writers_who_saw_the_same_version_one_wins()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [New(Samples.Snapshot(1))], [], Token));
        var seen = (await store.LoadShardAsync(_shard, Token)).Snapshots[Samples.TargetId(1)];

        var saved = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(
            () => store.TrySaveAsync(_shard, [seen with { Value = seen.Value with { Url = $"https://writer-{n}.example/" } }], [], Token), Token)));

        var winner = 1 + Array.IndexOf(saved, true);
        Assert.Single(saved, won => won);
        Assert.Equal($"https://writer-{winner}.example/", (await store.FindAsync(_shard, Samples.TargetId(1), Token))!.Url);
    }

    [Fact]
    public async Task A_hundred_items_are_saved_at_once_and_changed_at_once()
    {
        var store = await CreateAsync();
        Assert.True(await store.TrySaveAsync(_shard, [.. NewSnapshots(0, 97)], [.. NewHeartbeats("africa", "asia", "europe")], Token));

        var loaded = await store.LoadShardAsync(_shard, Token);
        Assert.Equal(97, loaded.Snapshots.Count);
        Assert.Equal(3, loaded.Heartbeats.Count);
        Assert.Equal(100, loaded.Heartbeats["asia"].Value.Votes.Count);
        Assert.True(await store.TrySaveAsync(_shard, [.. loaded.Snapshots.Values], [.. loaded.Heartbeats.Values], Token));
    }

    [Fact]
    public async Task A_hundred_and_one_items_are_an_error_of_the_caller()
    {
        var store = await CreateAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => store.TrySaveAsync(_shard, [.. NewSnapshots(0, 98)], [.. NewHeartbeats("africa", "asia", "europe")], Token));

        Assert.Empty((await store.LoadShardAsync(_shard, Token)).Snapshots);
    }

    [Fact]
    public async Task The_same_item_twice_is_an_error_of_the_caller()
    {
        var store = await CreateAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => store.TrySaveAsync(_shard, [New(Samples.Snapshot(1)), New(Samples.Snapshot(1))], [], Token));
    }

    [Theory]
    [InlineData("m/1")]
    [InlineData("m\\1")]
    [InlineData("m#1")]
    [InlineData("m?1")]
    [InlineData("m\n1")]
    [InlineData("m\u0085" + "1")]
    public async Task A_name_that_cannot_be_a_key_is_an_error_of_the_caller(string name)
    {
        var store = await CreateAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.TrySaveAsync(name, [New(Samples.Snapshot(1))], [], Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.TrySaveAsync(_shard, [], [New(Samples.Heartbeat(name))], Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.LoadShardAsync(name, Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.FindAsync(_shard, name, Token));
    }

    [Fact]
    public async Task Nothing_is_always_saved()
    {
        var store = await CreateAsync();

        Assert.True(await store.TrySaveAsync(_shard, [], [], Token));
    }

    [Fact]
    public async Task What_is_stored_does_not_change_with_the_caller_s_collections()
    {
        var store = await CreateAsync();
        var votes = new List<RegionVote> { Samples.Vote("europe") };
        var latest = new Dictionary<string, RegionVote> { [Samples.TargetId(1)] = Samples.Vote("europe") };
        Assert.True(await store.TrySaveAsync(
            _shard, [New(Samples.Snapshot(1) with { Votes = votes })], [New(Samples.Heartbeat("europe") with { Votes = latest })], Token));

        votes.Clear();
        latest.Clear();

        var stored = await store.LoadShardAsync(_shard, Token);
        Assert.Single(stored.Snapshots[Samples.TargetId(1)].Value.Votes);
        Assert.Single(stored.Heartbeats["europe"].Value.Votes);
    }

    private static Versioned<T> New<T>(T value) => new(value, Version: null);

    private static IEnumerable<Versioned<Snapshot>> NewSnapshots(int first, int count) =>
        Enumerable.Range(first, count).Select(n => New(Samples.Snapshot(n)));

    private static IEnumerable<Versioned<Heartbeat>> NewHeartbeats(params string[] regions) =>
        regions.Select(region => New(Samples.Heartbeat(region, targets: 100)));
}
