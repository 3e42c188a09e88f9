using System.Collections.Concurrent;
using Azure.Core;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.Testing;
using StatusMesh.Testing.Servers;
using MessageText = StatusMesh.Core.Messaging.MessageText;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>An account that answers, but not every time.</summary>
public sealed class BusyAccountTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Scenario", "F03")]
    public async Task An_account_that_refuses_three_of_ten_calls_delays_an_outage_s_story_and_changes_nothing_of_it()
    {
        var random = new Random(20261122);
        var tries = new ConcurrentDictionary<string, int>();
        var refused = 0;
        var clients = BrokenWay.Connect(
            azurite.ConnectionString,
            async (message, goOn) =>
            {
                tries.AddOrUpdate(message.Request.ClientRequestId, 1, (_, count) => count + 1);
                if (random.Next(10) < 3)
                {
                    refused++;
                    message.Response = new MadeUpAnswer(random.Next(2) == 0 ? 503 : 500);
                    return;
                }

                await goOn();
            },
            retry => retry.Delay = TimeSpan.FromMilliseconds(5));
        var time = new FakeTimeProvider(FaultMesh.Noon);
        using var mesh = new FaultMesh(time);
        var sites = await mesh.WatchAsync(3);
        var aggregator = mesh.Aggregator(clients);
        foreach (var (kind, at) in new[] { (VoteKind.Up, 0), (VoteKind.Down, 60), (VoteKind.Down, 91), (VoteKind.Up, 300), (VoteKind.Up, 331) })
        {
            foreach (var region in mesh.Regions)
            {
                time.SetUtcNow(FaultMesh.Noon.AddSeconds(at));
                await UntilHandledAsync(() => aggregator.HandleAsync(mesh.Votes(sites, region, kind, at), Token));
            }
        }

        Assert.True(refused > 30, $"{refused} calls were refused.");
        Assert.InRange(tries.Values.Max(), 3, 4);
        foreach (var site in sites)
        {
            var incident = Assert.Single(await FaultMesh.IncidentsAsync(azurite.Clients, site));
            Assert.Equal([IncidentEventKind.Opened, IncidentEventKind.Closed], incident.Timeline.Select(entry => entry.Kind));
            Assert.Equal(["1-mail", "1-ops", "2-mail", "2-ops"], (await FaultMesh.AlertsAsync(azurite.Clients, site)).Select(id => id[^(id.EndsWith("ops", StringComparison.Ordinal) ? 5 : 6)..]));
            Assert.Equal(Verdict.Up, (await mesh.SnapshotAsync(azurite.Clients, site))!.Verdict);
        }
    }

    [Theory]
    [Trait("Scenario", "F04")]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_account_that_says_when_to_come_back_is_left_alone_until_then_and_probing_goes_on(int status)
    {
        // Shorter than the 20 s of the plan, and several times the first pause that the clients make by themselves.
        var (told, untold) = (await PauseAsync(status, ("Retry-After", "3")), await PauseAsync(status));

        Assert.True(told > 2 * untold, $"{told} with Retry-After, {untold} without");
    }

    /// <summary>How long the account is left alone after it refused a call; meanwhile a batch is probed and stored.</summary>
    private async Task<TimeSpan> PauseAsync(int status, params (string Name, string Value)[] headers)
    {
        var calls = new ConcurrentQueue<long>();
        var clients = BrokenWay.Connect(azurite.ConnectionString, async (message, goOn) =>
        {
            if (message.Request.Method == RequestMethod.Put && message.Request.Uri.ToString().Contains("results20330504", StringComparison.Ordinal))
            {
                calls.Enqueue(TimeProvider.System.GetTimestamp());
                if (calls.Count == 1)
                {
                    message.Response = new MadeUpAnswer(status, headers: headers);
                    return;
                }
            }

            await goOn();
        });
        using var mesh = new FaultMesh(new FakeTimeProvider(FaultMesh.Noon));
        await using var site = RawServer.WithStatus(200);
        var target = (await mesh.WatchAsync(site.Url))[0].Target;
        var runner = mesh.Runner(clients, mesh.Regions[0]);
        await mesh.Runner(azurite.Clients, mesh.Regions[0]).HandleAsync(Batch(mesh, target, 0), Token); // makes the day's table

        var waiting = runner.HandleAsync(Batch(mesh, target, 1), Token);
        await Poll.UntilAsync(() => calls.Count == 1, () => "nothing was written");
        await runner.HandleAsync(Batch(mesh, target, 2), Token);
        Assert.True(headers.Length == 0 || !waiting.IsCompleted);
        await waiting;

        Assert.Equal((3, 3), (calls.Count, site.Connections));
        Assert.Equal(3, (await mesh.ResultsAsync(azurite.Clients, FaultMesh.Noon, FaultMesh.Noon.AddMinutes(1))).Count);
        return TimeProvider.System.GetElapsedTime(calls.First(), calls.Last());
    }

    private static string Batch(FaultMesh mesh, Target target, int second) => MessageText.Write(new ProbeBatch
    {
        Region = mesh.Regions[0],
        Shard = mesh.Shard,
        Tick = FaultMesh.Noon.AddSeconds(second),
        Reason = ProbeReason.Scheduled,
        Targets = [new BatchTarget(target.Id, null)],
    });

    /// <summary>What was not handled comes again, as from a queue.</summary>
    private static async Task UntilHandledAsync(Func<Task> handle)
    {
        while (true)
        {
            try
            {
                await handle();
                return;
            }
            catch (StorageUnavailableException)
            {
                // The clients have tried four times.
            }
        }
    }
}
