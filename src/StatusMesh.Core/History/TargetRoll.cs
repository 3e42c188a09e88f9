using StatusMesh.Core.Consensus;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.History;

/// <summary>Rolls up one target for one hour, of which <paramref name="minutes"/> are over, minute by minute.</summary>
internal sealed class TargetRoll(
    DateTimeOffset hour,
    int minutes,
    MonitorRegistration monitor,
    RollContext context,
    IReadOnlyCollection<RolledCheck> checks,
    IReadOnlyDictionary<(string Id, string Region), RegionVote> earlier)
{
    private readonly IReadOnlyList<string> _regions = context.Regions;
    private readonly TargetMaintenance _maintenance = context.Monitors.MaintenanceOf(monitor.Target.Id);
    private readonly TimeSpan _life = Freshness.Of(monitor.Interval);
    private readonly ILookup<int, RegionVote> _news =
        checks.OrderBy(check => check.Vote.Vote.CheckedAt).ToLookup(check => check.Minute, check => check.Vote.Vote);
    private readonly RegionVote[] _votes = [.. context.Regions.Select(region => earlier.GetValueOrDefault((monitor.Target.Id, region)) ?? Silent(region))];
    private readonly Verdict[] _verdicts = new Verdict[HourClock.Minutes];

    /// <summary>The votes at the end of <paramref name="minute"/>, judged by freshness and maintenance. To be called for each minute in turn.</summary>
    public IReadOnlyList<RegionVote> VotesAt(int minute)
    {
        foreach (var vote in _news[minute])
        {
            var position = _regions.TakeWhile(name => name != vote.Region).Count();
            var known = _votes[position];
            _votes[position] = known.Vote == vote.Vote && known.Since is not null ? vote with { Since = known.Since } : vote;
        }

        var end = EndOf(minute);
        return [.. _votes.Select(vote => AfterMaintenance.Judge(Freshness.Judge(vote, _life, end), _maintenance, end))];
    }

    /// <summary>Decides <paramref name="minute"/> by the votes that count.</summary>
    public void Decide(int minute, IReadOnlyList<RegionVote> votes) =>
        _verdicts[minute] = VerdictRule.Decide(votes, _maintenance.Covers(EndOf(minute))).Verdict;

    /// <summary>The hour as it was decided.</summary>
    public TargetHour ToHour()
    {
        var ofRegion = checks.ToLookup(check => check.Vote.Vote.Region);
        var end = hour.AddMinutes(minutes);
        var since = monitor.RegisteredAt is { } registeredAt && registeredAt > hour ? registeredAt : hour;
        return new TargetHour
        {
            Id = monitor.Target.Id,
            Verdicts = _verdicts,
            Regions = [.. _regions.Where(ofRegion.Contains).Select(region => RegionOf(region, ofRegion[region]))],
            Expected = ExpectedChecks.Between(monitor.Interval, _regions.Count, since, end),
            Made = _regions.Select((region, position) => ExpectedChecks.Made(
                monitor.Interval, position, _regions.Count, hour, ofRegion[region].Select(check => check.Tick))).Sum(),
            Minutes = Math.Max(0, (int)(end - since).TotalMinutes),
        };
    }

    /// <summary>The last moment of a minute: with the next one a window may open or close.</summary>
    private DateTimeOffset EndOf(int minute) => hour.AddMinutes(minute + 1).AddTicks(-1);

    private static RegionHour RegionOf(string region, IEnumerable<RolledCheck> checks)
    {
        var states = new MinuteState[HourClock.Minutes];
        var latencies = new int[HourClock.Minutes];
        foreach (var check in checks.OrderBy(check => check.Vote.Vote.CheckedAt))
        {
            var vote = check.Vote.Vote;
            states[check.Minute] = StateOf(vote.Vote);
            if (vote is { Vote: VoteKind.Up or VoteKind.Degraded, Timings: { } timings } && latencies[check.Minute] == 0)
            {
                latencies[check.Minute] = Math.Max(1, (int)Math.Round(timings.TotalMs));
            }
        }

        return new RegionHour { Region = region, States = states, LatenciesMs = latencies };
    }

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
