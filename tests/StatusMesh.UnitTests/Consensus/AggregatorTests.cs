using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Consensus;

public sealed class AggregatorTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryQueues _queues;
    private readonly InMemorySnapshotStore _snapshots = new();
    private readonly InMemoryMonitorStore _store = new();
    private readonly MonitorDirectory _monitors;
    private readonly Aggregator _aggregator;

    public AggregatorTests()
    {
        _queues = new InMemoryQueues(_time);
        _monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), _time);
        _aggregator = Aggregators.Create(_snapshots, _queues, _monitors, _time);
    }

    public void Dispose() => _monitors.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_down_vote_asks_every_other_region_for_a_second_opinion()
    {
        var site = (await WatchAsync(1))[0];
        await HearAsync([site], "europe", VoteKind.Down, 0);

        Assert.Empty(await AskedAsync("europe"));
        foreach (var region in new[] { "americas", "asia" })
        {
            var batch = Assert.Single(await AskedAsync(region));
            Assert.Equal((ProbeReason.SecondOpinion, site.Target.Id), (batch.Reason, batch.Targets[0].Id));
        }

        await HearAsync([site], "asia", VoteKind.Down, 1, ProbeReason.SecondOpinion);
        Assert.Empty(await AskedAsync("americas"));
        Assert.Equal(Verdict.Down, (await SnapshotAsync(site)).Verdict);
    }

    [Fact]
    public async Task A_region_whose_own_trouble_hits_all_targets_makes_none_of_them_regional_for_long()
    {
        var sites = await WatchAsync(6);
        foreach (var region in Votes.Regions)
        {
            await HearAsync(sites, region, VoteKind.Up, 0);
        }

        await HearAsync(sites, "europe", VoteKind.Down, 60);
        Assert.Equal(Verdict.Regional, (await SnapshotAsync(sites[0])).Verdict);
        await HearAsync(sites, "asia", VoteKind.Up, 63, ProbeReason.SecondOpinion);

        foreach (var site in sites)
        {
            var snapshot = await SnapshotAsync(site);
            Assert.Equal((Verdict.Up, Abstention.OddOneOut), (snapshot.Verdict, snapshot.Votes[0].Abstention));
        }

        await HearAsync(sites, "europe", VoteKind.Down, 120);
        Assert.Equal(Verdict.Up, (await SnapshotAsync(sites[0])).Verdict);
        Assert.Single(await AskedAsync("americas")); // asked once, not at every tick
        await HearAsync(sites, "europe", VoteKind.Up, 180);
        Assert.Equal(VoteKind.Up, (await SnapshotAsync(sites[0])).Votes[0].Vote);
    }

    [Fact]
    public async Task A_provider_that_fails_everywhere_is_down_although_one_region_sees_it_first()
    {
        var sites = await WatchAsync(6);
        foreach (var region in Votes.Regions)
        {
            await HearAsync(sites, region, VoteKind.Up, 0);
        }

        await HearAsync(sites, "europe", VoteKind.Down, 60);
        await HearAsync(sites, "asia", VoteKind.Down, 63, ProbeReason.SecondOpinion);

        Assert.Equal((Verdict.Down, Votes.Noon.AddSeconds(60)), ((await SnapshotAsync(sites[0])).Verdict, (await SnapshotAsync(sites[0])).Since));
    }

    [Fact]
    public async Task Many_aggregators_at_once_lose_no_vote()
    {
        var sites = await WatchAsync(20);
        await Task.WhenAll(Votes.Regions.SelectMany(region => sites.Select(site => Task.Run(() => RetryAsync(() => HearAsync([site], region, VoteKind.Up, 0)), Token))));

        foreach (var site in sites)
        {
            Assert.Equal(3, (await SnapshotAsync(site)).Quorum.Up);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"v":99,"region":"europe","shard":"m-00000","tick":"2026-11-22T12:00:00Z","reason":"scheduled","votes":[]}""")]
    [InlineData("""{"v":1,"region":null,"shard":"m-00000","tick":"2026-11-22T12:00:00Z","reason":"scheduled","votes":[]}""")]
    public async Task A_message_that_cannot_be_read_is_named_so(string text) =>
        await Assert.ThrowsAsync<UnreadableMessageException>(() => _aggregator.HandleAsync(text, Token));

    private static async Task RetryAsync(Func<Task> handle)
    {
        while (true)
        {
            try
            {
                await handle();
                return;
            }
            catch (TimeoutException)
            {
                // Others were first ten times; a queue would deliver it again.
            }
        }
    }

    private async Task<MonitorRegistration[]> WatchAsync(int count)
    {
        var monitors = Enumerable.Range(0, count).Select(i => Votes.Monitor($"http://127.0.0.1:{1000 + i}/")).ToArray();
        foreach (var monitor in monitors)
        {
            await _store.PutAsync(monitor, Token);
        }

        return monitors;
    }

    private async Task HearAsync(MonitorRegistration[] sites, string region, VoteKind vote, double atSeconds, ProbeReason reason = ProbeReason.Scheduled)
    {
        var at = Votes.Noon.AddSeconds(atSeconds);
        if (_time.GetUtcNow() < at)
        {
            _time.SetUtcNow(at);
        }

        var message = Votes.Message(sites[0], Votes.Vote(region, vote, atSeconds), reason) with
        {
            Votes = [.. sites.Select(site => new TargetVote(site.Target.Id, site.Target.Url, Votes.Vote(region, vote, atSeconds)))],
        };
        await _aggregator.HandleAsync(MessageText.Write(message), Token);
    }

    private async Task<IReadOnlyList<ProbeBatch>> AskedAsync(string region) =>
        [.. (await _queues.ReceiveAsync(QueueNames.Probe(region), 32, TimeSpan.FromDays(1), Token)).Select(message => MessageText.ReadBatch(message.Body))];

    private async Task<Snapshot> SnapshotAsync(MonitorRegistration site) => (await _snapshots.FindAsync(site.Shard, site.Target.Id, Token))!;
}
