using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.History;

/// <summary>Rolls up one target for one hour, of which <paramref name="minutes"/> are over.</summary>
internal sealed class TargetRoll(DateTimeOffset hour, int minutes, MonitorRegistration monitor, IReadOnlyList<string> regions)
{
    public TargetHour Of(IReadOnlyList<RolledCheck> checks, IReadOnlyDictionary<(string Id, string Region), RegionVote> earlier)
    {
        var ofRegion = checks.OrderBy(check => check.Vote.Vote.CheckedAt).ToLookup(check => check.Vote.Vote.Region);
        var end = hour.AddMinutes(minutes);
        var since = monitor.RegisteredAt is { } registeredAt && registeredAt > hour ? registeredAt : hour;
        return new TargetHour
        {
            Id = monitor.Target.Id,
            Verdicts = Verdicts(ofRegion, earlier),
            Regions = [.. regions.Where(ofRegion.Contains).Select(region => RegionOf(region, ofRegion[region]))],
            Expected = ExpectedChecks.Between(monitor.Interval, regions.Count, since, end),
            Made = regions.Select((region, position) => ExpectedChecks.Made(
                monitor.Interval, position, regions.Count, hour, ofRegion[region].Select(check => check.Tick))).Sum(),
            Minutes = Math.Max(0, (int)(end - since).TotalMinutes),
        };
    }

    private Verdict[] Verdicts(
        ILookup<string, RolledCheck> ofRegion, IReadOnlyDictionary<(string Id, string Region), RegionVote> earlier)
    {
        var life = Freshness.Of(monitor.Interval);
        RegionVote[] votes = [.. regions.Select(region => earlier.GetValueOrDefault((monitor.Target.Id, region)) ?? Silent(region))];
        var verdicts = new Verdict[HourClock.Minutes];
        var byMinute = ofRegion.SelectMany(checks => checks).ToLookup(check => check.Minute);
        for (var minute = 0; minute < minutes; minute++)
        {
            foreach (var vote in byMinute[minute].Select(check => check.Vote.Vote))
            {
                votes[IndexOf(vote.Region)] = vote;
            }

            var end = hour.AddMinutes(minute + 1);
            verdicts[minute] = VerdictRule.Decide([.. votes.Select(vote => Freshness.Judge(vote, life, end))], inMaintenance: false).Verdict;
        }

        return verdicts;
    }

    private static RegionHour RegionOf(string region, IEnumerable<RolledCheck> checks)
    {
        var states = new MinuteState[HourClock.Minutes];
        var latencies = new int[HourClock.Minutes];
        foreach (var check in checks)
        {
            var vote = check.Vote.Vote;
            states[check.Minute] = StateOf(vote.Vote);
            if (vote.Vote is VoteKind.Up or VoteKind.Degraded && latencies[check.Minute] == 0)
            {
                latencies[check.Minute] = Math.Max(1, (int)Math.Round(vote.Timings!.TotalMs));
            }
        }

        return new RegionHour { Region = region, States = states, LatenciesMs = latencies };
    }

    private int IndexOf(string region) => regions.TakeWhile(name => name != region).Count();

    private static RegionVote Silent(string region) => new() { Region = region, Vote = VoteKind.Abstained, Abstention = Abstention.Silent };

    private static MinuteState StateOf(VoteKind vote) => vote switch
    {
        VoteKind.Up => MinuteState.Up,
        VoteKind.Degraded => MinuteState.Degraded,
        VoteKind.Down => MinuteState.Down,
        VoteKind.Blocked => MinuteState.Blocked,
        _ => MinuteState.Abstained,
    };
}
