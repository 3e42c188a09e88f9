using System.Text;
using Azure.Core;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests.Faults;

public sealed class ManyRowsTests(AzuriteFixture azurite)
{
    private readonly string _shard = Samples.FreshShard();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Scenario", "F09")]
    public async Task Ten_thousand_random_urls_have_keys_that_are_taken_and_come_back()
    {
        var random = new Random(20261122);
        var targets = new Dictionary<string, Target>();
        while (targets.Count < 10_000)
        {
            if (TargetParser.Parse(RandomUrl(random), TargetPolicy.Public) is TargetParse.Accepted { Target: var target })
            {
                targets[target.Id] = target;
            }
        }

        Assert.All(targets.Keys, id => Assert.Matches("^[0-9a-f]{64}$", id));
        await SaveAsync(targets.Values.Select(target => Snapshot(target.Id, target.Url)));

        var stored = (await new TableSnapshotStore(azurite.Tables).LoadShardAsync(_shard, Token)).Snapshots;
        Assert.Equal(targets.Keys.Order(), stored.Keys.Order());
        Assert.All(stored.Values, item => Assert.Equal(item.Value.Id, ((TargetParse.Accepted)TargetParser.Parse(item.Value.Url, TargetPolicy.Public)).Target.Id));
    }

    [Fact]
    [Trait("Scenario", "F11")]
    public async Task More_rows_than_a_page_holds_are_read_and_an_empty_page_is_not_the_end()
    {
        var ids = Enumerable.Range(0, 1200).Select(Samples.TargetId).ToList();
        await SaveAsync(ids.Select(id => Snapshot(id, "https://example.com/")));
        var pages = 0;
        var clients = BrokenWay.Connect(azurite.ConnectionString, async (message, goOn) =>
        {
            if (++pages == 1)
            {
                // Storage may end a page wherever it likes, even before the first row.
                message.Response = new MadeUpAnswer(
                    200, """{"value":[]}""", ("Content-Type", "application/json"), ("x-ms-continuation-NextPartitionKey", "made-up"), ("x-ms-continuation-NextRowKey", "made-up"));
                return;
            }

            if (pages == 2)
            {
                Assert.Contains("NextPartitionKey=made-up", message.Request.Uri.Query, StringComparison.Ordinal);
                message.Request.Uri.Query = string.Join('&', message.Request.Uri.Query.Split('&').Where(part => !part.Contains("made-up", StringComparison.Ordinal)));
            }

            await goOn();
        });

        var stored = (await new TableSnapshotStore(clients.Tables).LoadShardAsync(_shard, Token)).Snapshots;

        Assert.Equal(ids.Order(), stored.Keys.Order());
        Assert.Equal(3, pages);
    }

    /// <summary>A site with anything behind its name: characters that no key may hold, of any script, up to the longest URL.</summary>
    private static string RandomUrl(Random random)
    {
        var url = new StringBuilder(random.Next(2) == 0 ? "https://" : "http://").Append("site-").Append(random.Next(500)).Append(".example.com");
        var length = random.Next(10) == 0 ? random.Next(1024, 2000) : random.Next(60);
        for (url.Append('/'); length > 0; length--)
        {
            _ = random.Next(4) switch
            {
                0 => url.Append("/\\#?%&=.;'\"+ \u0085\u007f\t"[random.Next(16)]),
                1 => url.Append(new Rune(random.Next(0x80, 0xd800))),
                2 => url.Append('%').Append(random.Next(256).ToString("x2", null)),
                _ => url.Append((char)random.Next('!', '~' + 1)),
            };
        }

        return url.ToString();
    }

    private static Snapshot Snapshot(string id, string url) => Samples.Snapshot(1) with { Id = id, Url = url, Votes = [], Trail = [], Told = null, Incident = null, Verdict = Verdict.Up };

    private Task SaveAsync(IEnumerable<Snapshot> snapshots) => Parallel.ForEachAsync(snapshots.Chunk(100), Token, async (part, token) =>
        Assert.True(await new TableSnapshotStore(azurite.Tables).TrySaveAsync(_shard, [.. part.Select(snapshot => new Versioned<Snapshot>(snapshot, Version: null))], [], token)));
}
