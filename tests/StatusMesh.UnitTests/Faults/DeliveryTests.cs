using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Faults;

/// <summary>One outage, told by messages that come twice, late, or with wrong times: it is one incident, and its begin and end are told once.</summary>
public sealed class DeliveryTests
{
    [Fact]
    [Trait("Scenario", "M01")]
    public async Task A_story_whose_every_message_comes_twice_is_the_same_story()
    {
        using var once = await TellAsync(deliveries: 1);
        using var twice = await TellAsync(deliveries: 2);

        Assert.Equal(once.Verdicts, twice.Verdicts);
        Assert.Equivalent(await once.IncidentsAsync(), await twice.IncidentsAsync(), strict: true);
        Assert.Equal(await once.AlertsAsync(), await twice.AlertsAsync());
        Assert.Equal(2, (await twice.AlertsAsync()).Count);
    }

    // The plan's rounds have ids from a scheduler. Here every region is its own, and the aggregator sets times right that are in the future.
    [Theory]
    [Trait("Scenario", "M04")]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(600)]
    [InlineData(-20)]
    [InlineData(-120)] // behind: its votes look like votes that come late
    [InlineData(-300)]
    public async Task A_region_whose_clock_is_wrong_changes_neither_verdicts_nor_incidents(double seconds)
    {
        using var right = await TellAsync();
        using var wrong = await TellAsync(skew: region => region == "asia" ? seconds : 0);

        Assert.Equal(right.Verdicts, wrong.Verdicts);
        Assert.Equal((await right.IncidentsAsync()).Select(Known), (await wrong.IncidentsAsync()).Select(Known));
        Assert.Equal((await right.AlertsAsync()).Select(alert => alert.Kind), (await wrong.AlertsAsync()).Select(alert => alert.Kind));

        static (Verdict, bool, int) Known(Incident incident) => (incident.Verdict, incident.IsOpen, incident.Timeline.Count(entry => entry.Kind is IncidentEventKind.Opened or IncidentEventKind.Closed));
    }

    [Theory]
    [Trait("Scenario", "M02")]
    [InlineData(60)]
    [InlineData(200)]
    public async Task A_first_failing_look_that_is_told_late_dates_the_incident_back_and_sends_no_alert_again(double delay)
    {
        // Europe looks first, at 180 s, and its message comes when the others have opened the incident already.
        using var mesh = await TellAsync(delay: (region, second) => region == "europe" && second == 180 ? delay : 0);

        // The log has it under the time at which it was told to have begun; the snapshot has the right one.
        var incident = Assert.Single(await mesh.IncidentsAsync());
        Assert.Equal([IncidentEventKind.Opened, IncidentEventKind.Closed], incident.Timeline.Select(entry => entry.Kind));
        Assert.Equal([AlertKind.Opened, AlertKind.Recovered], (await mesh.AlertsAsync()).Select(alert => alert.Kind));
        Assert.Equal((Votes.Noon.AddSeconds(180), Votes.Noon.AddSeconds(192)), (mesh.Sinces[Verdict.Down], incident.StartedAt));
    }

    [Fact]
    [Trait("Scenario", "M02")]
    public async Task Messages_that_are_late_at_random_make_no_alert_come_twice()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            using var mesh = await TellAsync(delay: (_, _) => random.Next(3) == 0 ? random.Next(60) : 0);

            var incident = Assert.Single(await mesh.IncidentsAsync());
            Assert.Equal((Verdict.Down, false), (incident.Verdict, incident.IsOpen));
            Assert.Equal([AlertKind.Opened, AlertKind.Recovered], (await mesh.AlertsAsync()).Select(alert => alert.Kind));
        }
    }

    /// <summary>Up, down for five minutes from the moment at which Europe looks, up.</summary>
    private static async Task<StoryMesh> TellAsync(Func<string, double>? skew = null, Func<string, double, double>? delay = null, int deliveries = 1) =>
        await (await StoryMesh.CreateAsync((_, _, second) => second is >= 180 and < 480 ? Seen.Down : Seen.Up, 1, skew, delay, deliveries)).RunAsync(900);
}
