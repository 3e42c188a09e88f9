using System.Globalization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Monitors;

namespace StatusMesh.LocalHost.Demo;

/// <summary>The made-up past of one demo site, the same whenever it is asked for: chance is seeded by the target's id.</summary>
internal sealed class DemoPast(MonitorRegistration monitor, DemoSiteKind kind, IReadOnlyList<string> regions, DateTimeOffset end)
{
    private static readonly double[] BaseMs = [38, 112, 187];

    private readonly DemoStory _story = new(kind, end);
    private readonly int _seed = int.Parse(monitor.Target.Id.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The site.</summary>
    public string TargetId => monitor.Target.Id;

    /// <summary>Where made-up history ends and measured history begins: a full minute.</summary>
    public DateTimeOffset End => end;

    /// <summary>The hour that begins at <paramref name="hour"/>, up to the end.</summary>
    public TargetHour Hour(DateTimeOffset hour)
    {
        var minutes = (int)Math.Min((end - hour).TotalMinutes, HourClock.Minutes);
        var ofRegions = regions.Select((region, position) => RegionOf(hour, minutes, region, position)).ToList();
        var expected = ExpectedChecks.Between(monitor.Interval, regions.Count, hour, hour.AddMinutes(minutes));
        return new TargetHour
        {
            Id = TargetId,
            Demo = true,
            Verdicts = [.. Enumerable.Range(0, HourClock.Minutes).Select(minute => VerdictOf(ofRegions, minute))],
            Regions = ofRegions,
            Expected = expected,
            Made = expected,
            Minutes = minutes,
        };
    }

    private RegionHour RegionOf(DateTimeOffset hour, int minutes, string region, int position)
    {
        var states = new MinuteState[HourClock.Minutes];
        var latencies = new int[HourClock.Minutes];
        var chance = new Random(HashCode(hour, position));
        for (var minute = 0; minute < minutes; minute++)
        {
            var at = hour.AddMinutes(minute);
            states[minute] = _story.At(at, isLastRegion: position == regions.Count - 1);
            latencies[minute] = states[minute] == MinuteState.Up ? Latency(at, position, chance) : 0;
        }

        return new RegionHour { Region = region, States = states, LatenciesMs = latencies };
    }

    /// <summary>A distance, a daily wave that is highest in the evening, a short wave, some noise, and now and then a hiccup.</summary>
    private int Latency(DateTimeOffset at, int position, Random chance)
    {
        var distance = BaseMs[position % BaseMs.Length] * (1 + (_seed % 23 / 100.0));
        var day = Math.Sin(2 * Math.PI * (at.TimeOfDay.TotalHours - 13) / 24);
        var wave = Math.Sin(2 * Math.PI * (at.TimeOfDay.TotalMinutes + (_seed % 60)) / 97);
        var hiccup = chance.NextDouble() < 0.004 ? 1 + (2 * chance.NextDouble()) : 0;
        return (int)Math.Round(_story.AnswerMs + (distance * (1 + (0.18 * day) + (0.05 * wave) + (0.1 * chance.NextDouble()) + hiccup)));
    }

    private int HashCode(DateTimeOffset hour, int position) => unchecked((_seed * 31) + (int)(hour.UtcTicks / TimeSpan.TicksPerHour * 7) + position);

    private static Verdict VerdictOf(List<RegionHour> ofRegions, int minute) =>
        VerdictRule.Decide(
            [.. ofRegions.Select(region => new RegionVote { Region = region.Region, Vote = VoteOf(region.States[minute]) })],
            ofRegions.Any(region => region.States[minute] == MinuteState.Maintenance)).Verdict;

    private static VoteKind VoteOf(MinuteState state) => state switch
    {
        MinuteState.Up => VoteKind.Up,
        MinuteState.Down => VoteKind.Down,
        MinuteState.Blocked => VoteKind.Blocked,
        _ => VoteKind.Abstained,
    };
}
