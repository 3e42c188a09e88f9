using Azure;
using Azure.Core;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>The message that opens an incident, by a node whose requests get lost, or that dies at one of them.</summary>
public sealed class LostAnswersTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(FaultMesh.Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Scenario", "F10")]
    public async Task A_write_whose_answer_got_lost_is_written_once()
    {
        var lost = new HashSet<string>();
        var clients = BrokenWay.Connect(
            azurite.ConnectionString,
            async (message, goOn) =>
            {
                await goOn();
                if (message.Request.Method != RequestMethod.Get && lost.Add(message.Request.ClientRequestId))
                {
                    throw new RequestFailedException("The connection broke after the request.");
                }
            },
            retry => retry.Delay = TimeSpan.FromMilliseconds(5));
        using var mesh = new FaultMesh(_time);
        var site = (await mesh.WatchAsync(1))[0];

        await HearAsync(mesh, clients, site, VoteKind.Up, 0, mesh.Regions);
        await HearAsync(mesh, clients, site, VoteKind.Down, 60, mesh.Regions);
        await HearAsync(mesh, clients, site, VoteKind.Down, 91, mesh.Regions);

        Assert.True(lost.Count > 20, $"{lost.Count} answers got lost.");
        await OneIncidentAsync(mesh, site);
    }

    [Theory]
    [Trait("Scenario", "M08")]
    [Trait("Scenario", "M09")]
    [InlineData(false)] // before the request leaves
    [InlineData(true)] // after storage has done what it asks for
    public async Task A_node_that_is_killed_at_any_request_leaves_a_message_that_makes_up_for_the_rest(bool arrives)
    {
        var survived = false;
        for (var requests = 0; !survived; requests++)
        {
            var left = requests;
            var dying = BrokenWay.Connect(
                azurite.ConnectionString,
                async (_, goOn) =>
                {
                    if (left-- > 0)
                    {
                        await goOn();
                        return;
                    }

                    if (arrives && left == -1)
                    {
                        await goOn();
                    }

                    throw new RequestFailedException("Killed.");
                },
                retry => retry.MaxRetries = 0);
            using var mesh = new FaultMesh(_time);
            var site = (await mesh.WatchAsync(1))[0];
            await HearAsync(mesh, azurite.Clients, site, VoteKind.Up, 0, mesh.Regions);
            await HearAsync(mesh, azurite.Clients, site, VoteKind.Down, 60, mesh.Regions);
            await HearAsync(mesh, azurite.Clients, site, VoteKind.Down, 91, mesh.Regions[0]);

            survived = await SurvivesAsync(() => HearAsync(mesh, dying, site, VoteKind.Down, 91, mesh.Regions[1]));

            // Nobody has acknowledged the message, so another node gets it; and even that one's acknowledgement may get lost.
            await HearAsync(mesh, azurite.Clients, site, VoteKind.Down, 91, mesh.Regions[1]);
            await HearAsync(mesh, azurite.Clients, site, VoteKind.Down, 91, mesh.Regions[1]);
            await OneIncidentAsync(mesh, site);
            Assert.True(survived || requests < 40, "It never comes to an end.");
            Assert.True(!survived || requests > 8, $"{requests} requests are too few for an incident.");
        }
    }

    private async Task OneIncidentAsync(FaultMesh mesh, MonitorRegistration site)
    {
        var incident = Assert.Single(await FaultMesh.IncidentsAsync(azurite.Clients, site));
        Assert.Equal(IncidentEventKind.Opened, Assert.Single(incident.Timeline).Kind);
        Assert.Equal([$"{incident.Id}-1-mail", $"{incident.Id}-1-ops"], await FaultMesh.AlertsAsync(azurite.Clients, site));
        var snapshot = (await mesh.SnapshotAsync(azurite.Clients, site))!;
        Assert.Equal((Verdict.Down, FaultMesh.Noon.AddSeconds(60)), (snapshot.Verdict, snapshot.Since));
        Assert.False(IncidentTeller.IsPending(snapshot));
    }

    private static async Task<bool> SurvivesAsync(Func<Task> handle)
    {
        try
        {
            await handle();
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private async Task HearAsync(FaultMesh mesh, StorageClients clients, MonitorRegistration site, VoteKind kind, double atSeconds, params string[] regions)
    {
        if (_time.GetUtcNow() < FaultMesh.Noon.AddSeconds(atSeconds))
        {
            _time.SetUtcNow(FaultMesh.Noon.AddSeconds(atSeconds));
        }

        var aggregator = mesh.Aggregator(clients);
        foreach (var region in regions)
        {
            await aggregator.HandleAsync(mesh.Votes([site], region, kind, atSeconds), Token);
        }
    }
}
