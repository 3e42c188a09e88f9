using System.Text.Json;
using Azure.Core;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;

namespace StatusMesh.AzuriteTests.Faults;

public sealed class ManyWritersTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Scenario", "F05")]
    public async Task Twenty_aggregators_that_write_one_shard_at_once_leave_the_state_of_one_after_the_other()
    {
        var conflicts = 0;
        var clients = BrokenWay.Connect(azurite.ConnectionString, async (message, goOn) =>
        {
            await goOn();
            if (message.Request.Method == RequestMethod.Post && message.Request.Uri.ToString().Contains("$batch", StringComparison.Ordinal))
            {
                // The answer to a transaction tells in its body that it failed.
                var body = BinaryData.FromStream(message.Response.ContentStream!);
                message.Response.ContentStream = body.ToStream();
                conflicts += body.ToString().Contains("HTTP/1.1 202", StringComparison.Ordinal) || body.ToString().Contains("HTTP/1.1 204", StringComparison.Ordinal) ? 0 : 1;
            }
        });
        var time = new FakeTimeProvider(FaultMesh.Noon.AddMinutes(3));
        using var mesh = new FaultMesh(time);
        var sites = await mesh.WatchAsync(4);
        var messages = Messages(mesh, sites).ToList();
        var begun = 0;
        var started = new TaskCompletionSource();

        await Task.WhenAll(messages.Chunk((messages.Count + 19) / 20).Select(part => Task.Run(
            async () =>
            {
                var aggregator = mesh.Aggregator(clients);
                if (Interlocked.Increment(ref begun) == 20)
                {
                    started.SetResult();
                }

                await started.Task;
                foreach (var message in part)
                {
                    await UntilHandledAsync(() => aggregator.HandleAsync(message, Token));
                }
            },
            Token)));
        var together = await StateAsync(mesh, azurite.Clients, sites);
        await ForgetAsync(mesh);
        foreach (var message in messages)
        {
            await mesh.Aggregator(azurite.Clients).HandleAsync(message, Token);
        }

        Assert.Equal(20, begun);
        Assert.True(conflicts > 10, $"{conflicts} conflicts");
        Assert.Equal(await StateAsync(mesh, azurite.Clients, sites), together);
    }

    /// <summary>Three minutes in which two of four sites go down for all regions but one, message by message: 4 x 3 x 3 and 4 duplicates.</summary>
    private static IEnumerable<string> Messages(FaultMesh mesh, MonitorRegistration[] sites)
    {
        for (var minute = 0; minute < 3; minute++)
        {
            foreach (var (region, i) in mesh.Regions.Select((region, i) => (region, i)))
            {
                foreach (var (site, n) in sites.Select((site, n) => (site, n)))
                {
                    var isDown = minute > 0 && n < 2 && i > 0;
                    yield return mesh.Votes([site], region, isDown ? VoteKind.Down : VoteKind.Up, (minute * 60) + (i * 20));
                }
            }
        }

        foreach (var site in sites)
        {
            yield return mesh.Votes([site], mesh.Regions[0], VoteKind.Up, 60);
        }
    }

    /// <summary>All that a reader can see.</summary>
    private static async Task<string> StateAsync(FaultMesh mesh, StorageClients clients, MonitorRegistration[] sites)
    {
        var state = await new TableSnapshotStore(clients.Tables).LoadShardAsync(mesh.Shard, Token);
        return JsonSerializer.Serialize(sites.Select(site => (Site: site, state.Snapshots[site.Target.Id].Value)).Select(one => new
        {
            one.Value.Standing,
            one.Value.Quorum,
            Votes = CurrentVotes.Of(one.Site.Target.Id, mesh.Regions, one.Value, region => state.Heartbeats.GetValueOrDefault(region)?.Value),
        }));
    }

    private async Task ForgetAsync(FaultMesh mesh)
    {
        var table = azurite.Tables.GetTableClient(TableSnapshotStore.TableName);
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == mesh.Shard, cancellationToken: Token))
        {
            await table.DeleteEntityAsync(row, cancellationToken: Token);
        }
    }

    /// <summary>Who was not first ten times in a row gets the message again.</summary>
    private static async Task UntilHandledAsync(Func<Task> handle)
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
                // As a queue delivers it again.
            }
        }
    }
}
