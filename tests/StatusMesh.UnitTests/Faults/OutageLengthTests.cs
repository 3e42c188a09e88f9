using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;

namespace StatusMesh.UnitTests.Faults;

/// <summary>
/// Which outages become incidents. The plan counts rounds, two to open and two to close; here trouble must last 30 s and looks that
/// begin after that must show it, and so must its end.
/// </summary>
public sealed class OutageLengthTests
{
    [Fact]
    [Trait("Scenario", "R08")]
    public async Task A_site_that_flaps_every_round_for_an_hour_is_one_incident_and_at_most_four_alerts()
    {
        using var mesh = await StoryMesh.CreateAsync((_, _, second) => second >= 60 && second % 120 < 60 ? Seen.Down : Seen.Up);

        await mesh.RunAsync(3660);

        var incident = Assert.Single(await mesh.IncidentsAsync());
        Assert.Contains(incident.Timeline, entry => entry.Kind == IncidentEventKind.Flapping);
        Assert.InRange((await mesh.AlertsAsync()).Count, 1, 4);
    }

    [Fact]
    [Trait("Scenario", "R09")]
    public async Task A_glitch_of_half_a_minute_is_no_incident_whenever_it_comes()
    {
        for (var phase = 0; phase < 100; phase++)
        {
            var start = 120 + (phase * 0.6);
            using var mesh = await StoryMesh.CreateAsync((_, _, second) => second >= start && second < start + 30 ? Seen.Down : Seen.Up);

            await mesh.RunAsync(330);

            Assert.Empty(await mesh.IncidentsAsync());
            Assert.Empty(await mesh.AlertsAsync());
        }
    }

    [Fact]
    [Trait("Scenario", "R10")]
    public async Task An_outage_of_one_and_a_half_intervals_is_always_found_whenever_it_comes()
    {
        for (var phase = 0; phase < 100; phase++)
        {
            var start = 120 + (phase * 0.6);
            using var mesh = await StoryMesh.CreateAsync((_, _, second) => second >= start && second < start + 90 ? Seen.Down : Seen.Up);

            await mesh.RunAsync(450);

            var incident = Assert.Single(await mesh.IncidentsAsync());
            Assert.Equal((Verdict.Down, false), (incident.Verdict, incident.IsOpen));
            Assert.Equal([AlertKind.Opened, AlertKind.Recovered], (await mesh.AlertsAsync()).Select(alert => alert.Kind));
        }
    }

    [Fact]
    [Trait("Scenario", "R11")]
    public async Task One_lucky_look_in_an_outage_is_no_recovery()
    {
        // Asia looks at 24 s past the minute, and gets through once; at 600 s the outage is over.
        using var mesh = await StoryMesh.CreateAsync((region, _, second) => second is < 60 or >= 600 || (region == "asia" && second is >= 324 and < 326) ? Seen.Up : Seen.Down);
        await mesh.RunAsync(600);

        Assert.True(Assert.Single(await mesh.IncidentsAsync()).IsOpen);
        Assert.Equal([AlertKind.Opened], (await mesh.AlertsAsync()).Select(alert => alert.Kind));
        Assert.Equal((Verdict.Down, 5), ((await mesh.NowAsync()).Verdict, (await mesh.NowAsync()).Tally.Down));
        await mesh.RunAsync(900);

        Assert.False(Assert.Single(await mesh.IncidentsAsync()).IsOpen);
        Assert.Equal([AlertKind.Opened, AlertKind.Recovered], (await mesh.AlertsAsync()).Select(alert => alert.Kind));
    }
}
