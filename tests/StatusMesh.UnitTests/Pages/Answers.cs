using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Pages;

/// <summary>Answers as the mesh gives them, one for each verdict.</summary>
public static class Answers
{
    /// <summary>When the answers were made.</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 22, 13, 59, 31, TimeSpan.Zero);

    /// <summary>An answer with the votes of <paramref name="regions"/>.</summary>
    public static StatusAnswer Of(Verdict verdict, string headline, params RegionAnswer[] regions) => new()
    {
        Url = "https://example.com/",
        Verdict = verdict,
        Answer = verdict switch { Verdict.Up => Answer.JustYou, Verdict.Down => Answer.Everyone, Verdict.Regional => Answer.Some, _ => Answer.Unknown },
        Headline = headline,
        Since = At.AddMinutes(-14),
        CheckedAt = At,
        Fresh = true,
        Confidence = Confidence.High,
        Quorum = new QuorumTally
        {
            Needed = 2,
            Regions = regions.Length,
            Up = regions.Count(region => region.Vote == VoteKind.Up),
            Degraded = regions.Count(region => region.Vote == VoteKind.Degraded),
            Down = regions.Count(region => region.Vote == VoteKind.Down),
            Blocked = regions.Count(region => region.Vote == VoteKind.Blocked),
            Abstained = regions.Count(region => region.Vote == VoteKind.Abstained),
            Rule = $"2 of {regions.Length} regions with a fresh vote",
        },
        Regions = regions,
        Uptime = new UptimeAnswer { Day = new UptimeFigure(99.31, 98.9), Week = new UptimeFigure(99.9, 99.2) },
        Links = new StatusLinks
        {
            Page = "https://status.example/?url=https%3A%2F%2Fexample.com%2F",
            Badge = "https://status.example/api/badge?url=https%3A%2F%2Fexample.com%2F",
        },
    };

    /// <summary>Up everywhere.</summary>
    public static StatusAnswer Up() => Of(
        Verdict.Up, "It's just you: example.com is up everywhere we look from.", Healthy("europe", "West Europe", 1), Healthy("americas", "East US", 1.8), Healthy("asia", "Southeast Asia", 3.1));

    /// <summary>Down everywhere, with a 502.</summary>
    public static StatusAnswer Down() => Of(
        Verdict.Down, "It's not just you: example.com is down everywhere we look from.", Failing("europe", "West Europe"), Failing("americas", "East US"), Failing("asia", "Southeast Asia"));

    /// <summary>Down from one region, another abstains.</summary>
    public static StatusAnswer Regional() => Of(
        Verdict.Regional,
        "It depends on where you are: example.com is up from 2 regions and down from 1.",
        Healthy("europe", "West Europe", 1),
        Healthy("americas", "East US", 1.8),
        Healthy("asia", "Southeast Asia", 1) with
        {
            Vote = VoteKind.Down,
            Status = null,
            Cause = Cause.ConnectTimeout,
            Tls = null,
            Timings = new PhaseTimings { DnsMs = 12.4, TotalMs = 1012.6 },
        },
        Silent("australia", "Australia East") with { Abstention = Abstention.Sick }) with
    { Confidence = Confidence.Medium };

    /// <summary>No region has answered yet.</summary>
    public static StatusAnswer Checking() => Of(
        Verdict.Unknown, "We are looking at example.com now.", Silent("europe", "West Europe"), Silent("americas", "East US"), Silent("asia", "Southeast Asia")) with
    {
        Since = null,
        CheckedAt = null,
        Confidence = Confidence.Low,
        Uptime = new UptimeAnswer(),
    };

    /// <summary>A region that reaches the target; <paramref name="slower"/> stretches its times.</summary>
    public static RegionAnswer Healthy(string region, string name, double slower) => new()
    {
        Region = region,
        Name = name,
        Vote = VoteKind.Up,
        CheckedAt = At,
        Status = 200,
        Address = "93.184.216.34",
        Timings = new PhaseTimings
        {
            DnsMs = 9.1 * slower,
            ConnectMs = 18.2 * slower,
            TlsMs = 31 * slower,
            FirstByteMs = 62.4 * slower,
            TransferMs = 6 * slower,
            TotalMs = 126.7 * slower,
        },
        Tls = new TlsFacts { Protocol = "TLS 1.3", ExpiresAt = new DateTimeOffset(2027, 1, 10, 0, 0, 0, TimeSpan.Zero), Issuer = "R11" },
    };

    /// <summary>A region that gets a 502.</summary>
    public static RegionAnswer Failing(string region, string name) => Healthy(region, name, 0.6) with { Vote = VoteKind.Down, Status = 502, Cause = Cause.BadGateway };

    /// <summary>A region that has not looked.</summary>
    public static RegionAnswer Silent(string region, string name) => new() { Region = region, Name = name, Vote = VoteKind.Abstained, Abstention = Abstention.Silent };
}
