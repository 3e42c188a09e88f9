using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.History;

/// <summary>Puts two halves of one hour together: what was made up before the demo began, and what was measured after.</summary>
public static class HourMerge
{
    /// <summary>Minute by minute what <paramref name="measured"/> knows, and what <paramref name="other"/> knows where that knows nothing.</summary>
    public static HourHistory Of(HourHistory other, HourHistory measured)
    {
        var others = other.Targets.ToDictionary(target => target.Id);
        var known = measured.Targets.Select(target => target.Id).ToHashSet();
        return measured with
        {
            IsComplete = other.IsComplete || measured.IsComplete,
            Targets =
            [
                .. measured.Targets.Select(target => others.TryGetValue(target.Id, out var half) ? Both(half, target) : target),
                .. other.Targets.Where(target => !known.Contains(target.Id)),
            ],
        };
    }

    private static TargetHour Both(TargetHour other, TargetHour measured)
    {
        var regions = measured.Regions.Select(region => region.Region).Union(other.Regions.Select(region => region.Region));
        return new TargetHour
        {
            Id = measured.Id,
            Demo = other.Demo || measured.Demo,
            Verdicts = Fill(measured.Verdicts, other.Verdicts, Verdict.Unknown),
            Regions = [.. regions.Select(region => Both(Find(other, region), Find(measured, region))!)],
            Expected = measured.Expected + other.Expected,
            Made = measured.Made + other.Made,
            Minutes = Math.Min(HourClock.Minutes, measured.Minutes + other.Minutes),
        };
    }

    private static RegionHour? Both(RegionHour? other, RegionHour? measured) => other is null || measured is null
        ? measured ?? other
        : measured with
        {
            States = Fill(measured.States, other.States, MinuteState.NoCheck),
            LatenciesMs = Fill(measured.LatenciesMs, other.LatenciesMs, 0),
        };

    private static RegionHour? Find(TargetHour target, string region) => target.Regions.FirstOrDefault(hour => hour.Region == region);

    private static T[] Fill<T>(IReadOnlyList<T> measured, IReadOnlyList<T> other, T nothing)
        where T : struct =>
        [.. measured.Zip(other, (one, two) => EqualityComparer<T>.Default.Equals(one, nothing) ? two : one)];
}
