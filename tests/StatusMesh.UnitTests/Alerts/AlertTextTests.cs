using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Alerts;

public sealed class AlertTextTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 13, 58, 7, TimeSpan.Zero);

    private static readonly Incident Shop = Samples.Incident(Start) with
    {
        Name = "Shop",
        Url = "https://shop.example.com/",
        EndedAt = null,
        Cause = Cause.BadGateway,
        Regions = ["europe", "asia"],
        RetryAt = null,
        Thread = null,
    };

    [Fact]
    public void It_says_what_since_when_from_where_why_and_what_to_do()
    {
        var message = AlertText.For(AlertKind.Opened, One(Shop), new Uri("https://status.example.com"), Start.AddSeconds(95));

        Assert.Equal("Shop is down", message.Title);
        Assert.Equal(
            [
                "https://shop.example.com/",
                "Since 2026-11-22 13:58:07 UTC, 95 s ago.",
                "Seen from europe, asia (2 of 3 regions).",
                "Why: A gateway got no valid answer (bad-gateway).",
                "What to do: look at the application behind the gateway: whether it runs, and what its log says.",
            ],
            message.Lines);
        Assert.Equal("https://status.example.com/?url=https%3A%2F%2Fshop.example.com%2F", message.Link!.AbsoluteUri);
        Assert.Equal(Shop.Id, message.Thread);
    }

    [Fact]
    public void Its_end_says_how_long_it_lasted()
    {
        var message = AlertText.For(AlertKind.Recovered, One(Shop with { EndedAt = Start.AddMinutes(200) }), null, Start.AddMinutes(201));

        Assert.Equal("Shop is up again", message.Title);
        Assert.Equal("It was down for 3 h 20 min, from 2026-11-22 13:58:07 UTC to 2026-11-22 17:18:07 UTC.", message.Lines[1]);
        Assert.DoesNotContain(message.Lines, line => line.StartsWith("What to do", StringComparison.Ordinal));
        Assert.Null(message.Link);
    }

    [Theory]
    [InlineData(AlertKind.Opened, Verdict.Regional, "Shop is down for some regions")]
    [InlineData(AlertKind.Opened, Verdict.Degraded, "Shop is degraded")]
    [InlineData(AlertKind.Worsened, Verdict.Down, "Shop is now down")]
    [InlineData(AlertKind.Reminder, Verdict.Down, "Shop is still down")]
    public void The_title_is_the_news(AlertKind kind, Verdict verdict, string title) =>
        Assert.Equal(title, AlertText.For(kind, One(Shop with { Verdict = verdict }), null, Start).Title);

    [Fact]
    public void A_job_that_is_late_is_not_called_down() =>
        Assert.Equal("Backup has not called in time", AlertText.For(AlertKind.Opened, One(Shop with { Name = "Backup", Cause = Cause.HeartbeatMissing }), null, Start).Title);

    [Fact]
    public void An_announced_return_is_said() =>
        Assert.Contains(
            "It says that it will be back at 2026-11-22 15:00:00 UTC; we look again then.",
            AlertText.For(AlertKind.Opened, One(Shop with { RetryAt = new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero) }), null, Start).Lines);

    [Fact]
    public void Regions_that_disagree_are_said_to() =>
        Assert.Contains("Why: the regions see different errors.", AlertText.For(AlertKind.Opened, One(Shop with { Cause = null }), null, Start).Lines);

    [Fact]
    public void Every_cause_makes_a_sentence() => Assert.All(Enum.GetValues<Cause>(), cause =>
        Assert.All(AlertText.For(AlertKind.Opened, One(Shop with { Cause = cause }), null, Start).Lines.Skip(1), line => Assert.EndsWith(".", line)));

    [Fact]
    public void A_long_name_does_not_make_a_long_title() =>
        Assert.Equal(200, AlertText.For(AlertKind.Opened, One(Shop with { Name = new string('x', 300) }), null, Start).Title.Length);

    private static IncidentGroup One(Incident incident) => new(null, null, [incident]);
}
