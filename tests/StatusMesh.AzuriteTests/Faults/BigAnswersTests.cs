using System.Text;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Testing.Servers;
using MessageText = StatusMesh.Core.Messaging.MessageText;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>Targets with much to say, on the way from their sockets into a row and a message.</summary>
public sealed class BigAnswersTests(AzuriteFixture azurite)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly string[] Headers =
    [
        "server", "via", "x-powered-by", "proxy-status", "location", "allow", "cf-ray", "cf-mitigated", "x-cache", "x-amz-cf-id", "x-served-by", "x-timer",
        "x-varnish", "x-azure-ref", "x-vercel-error", "x-iinfo", "x-datadome", "x-sucuri-id", "www-authenticate",
    ];

    private readonly Random _random = new(20261122);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Scenario", "F08")]
    [InlineData(1, true)]
    [InlineData(100, false)] // more than an entity holds: what was seen is kept, and the evidence is not
    public async Task Huge_headers_and_urls_are_cut_and_no_result_is_refused(int targets, bool keepsEvidence)
    {
        await using var site = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync($"HTTP/1.1 500 No\r\n{Head()}\r\n" + new string('x', 2_000_000));
        });
        using var mesh = new FaultMesh(TimeProvider.System);

        await RunAsync(mesh, await mesh.WatchAsync(LongUrls(site, targets)));

        var stored = Assert.Single(await mesh.ResultsAsync(azurite.Clients, FaultMesh.Noon, FaultMesh.Noon.AddMinutes(1)));
        Assert.Equal(targets, stored.Results.Count);
        Assert.All(stored.Results, result =>
        {
            Assert.Equal((500, keepsEvidence ? Headers.Length : 0), (result.Status, result.Headers.Count));
            Assert.All(result.Headers.Values.Append(result.BodyStart ?? ""), text => Assert.True(text.Length <= ProbeLimits.EvidenceLength));
        });
    }

    [Fact]
    [Trait("Scenario", "M13")]
    public async Task Votes_that_are_too_long_for_one_message_are_spread_over_several_and_none_is_lost()
    {
        await using var site = RawServer.WithStatus(200);
        using var mesh = new FaultMesh(TimeProvider.System);
        var sites = await mesh.WatchAsync(LongUrls(site, 100));

        await RunAsync(mesh, sites);

        var messages = await MessagesAsync(mesh);
        Assert.InRange(messages.Count, 5, 20);
        Assert.Equal(sites.Select(one => one.Target.Id).Order(), messages.SelectMany(message => MessageText.ReadVotes(message).Votes).Select(vote => vote.Id).Order());
        var aggregator = mesh.Aggregator(azurite.Clients);
        foreach (var message in messages)
        {
            await aggregator.HandleAsync(message, Token);
        }

        foreach (var one in sites)
        {
            Assert.Equal(1, (await mesh.SnapshotAsync(azurite.Clients, one))!.Quorum.Up);
        }
    }

    private IEnumerable<string> LongUrls(RawServer site, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => site.Url + _random.GetString(Letters, TargetParser.MaxLength - site.Url.Length))];

    /// <summary>19 fields of 1,500 characters that hardly get smaller when they are compressed.</summary>
    private string Head()
    {
        var head = new StringBuilder();
        lock (_random)
        {
            foreach (var name in Headers)
            {
                head.Append(name).Append(": ").Append(_random.GetString(Letters, 1500)).Append("\r\n");
            }
        }

        return head.ToString();
    }

    private Task RunAsync(FaultMesh mesh, MonitorRegistration[] sites) => mesh.Runner(azurite.Clients, mesh.Regions[0]).HandleAsync(
        MessageText.Write(new ProbeBatch
        {
            Region = mesh.Regions[0],
            Shard = mesh.Shard,
            Tick = FaultMesh.Noon,
            Reason = ProbeReason.Scheduled,
            Targets = [.. sites.Select(site => new BatchTarget(site.Target.Id, null))],
        }),
        Token);

    /// <summary>The votes of this mesh, from the queue that all meshes of this Azurite share.</summary>
    private async Task<List<string>> MessagesAsync(FaultMesh mesh)
    {
        var receiver = new StorageQueueReceiver(azurite.Queues, new StorageQueueSender(azurite.Queues), TimeProvider.System);
        var messages = new List<string>();
        while (await receiver.ReceiveAsync(QueueNames.Votes, 32, TimeSpan.FromMinutes(1), Token) is { Count: > 0 } received)
        {
            messages.AddRange(received.Select(message => message.Body).Where(body => MessageText.ReadVotes(body).Shard == mesh.Shard));
        }

        return messages;
    }
}
