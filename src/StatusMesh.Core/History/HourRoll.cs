using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.History;

/// <summary>
/// Rolls the check results of an hour up into minute series. A check belongs to the hour of its tick, and in it to the minute in
/// which it began; what a minute counts as is what the mesh said at its end.
/// </summary>
public static class HourRoll
{
    /// <summary>The hour that begins at <paramref name="hour"/>, as far as it was over at <paramref name="now"/>.</summary>
    /// <param name="hour">Start of the hour, UTC.</param>
    /// <param name="batches">Results of all regions; those of other hours are left out.</param>
    /// <param name="earlier">Hours before this one, from which votes may still count.</param>
    /// <param name="context">The shard, its monitors and the regions.</param>
    /// <param name="now">Minutes that end later are left open.</param>
    public static HourHistory Of(
        DateTimeOffset hour, IEnumerable<BatchResults> batches, IEnumerable<HourHistory> earlier, RollContext context, DateTimeOffset now)
    {
        var minutes = (int)Math.Clamp((now - hour).TotalMinutes, 0, HourClock.Minutes);
        var checks = Checks(hour, minutes, batches, context).ToLookup(check => check.Vote.Id);
        var votes = EarlierVotes.Of(earlier.Where(known => known.Hour < hour));
        var targets = context.Monitors.All
            .Where(monitor => monitor.Shard == context.Shard)
            .Select(monitor => new TargetRoll(hour, minutes, monitor, context, [.. checks[monitor.Target.Id]], votes))
            .ToList();
        for (var minute = 0; minute < minutes; minute++)
        {
            var counted = OddOneOut.Judge([.. targets.Select(target => target.VotesAt(minute))]);
            for (var i = 0; i < targets.Count; i++)
            {
                targets[i].Decide(minute, counted[i]);
            }
        }

        return new HourHistory
        {
            Shard = context.Shard,
            Hour = hour,
            IsComplete = minutes == HourClock.Minutes,
            Targets = [.. targets.Select(target => target.ToHour())],
        };
    }

    /// <summary>False for an hour without any check in which no earlier vote counted either. That maintenance was planned is known anyway.</summary>
    public static bool SaysAnything(HourHistory hour) => hour.Targets.Any(
        target => target.Regions.Count > 0 || target.Verdicts.Any(verdict => verdict is not (Verdict.Unknown or Verdict.Maintenance)));

    /// <summary>Start of the first hour whose votes may still count at <paramref name="hour"/>.</summary>
    public static DateTimeOffset VotesFrom(DateTimeOffset hour, RollContext context)
    {
        var lives = context.Monitors.All.Where(monitor => monitor.Shard == context.Shard).Select(monitor => Freshness.Of(monitor.Interval));
        return HourClock.HourOf(hour - lives.Append(TimeSpan.Zero).Max());
    }

    private static IEnumerable<RolledCheck> Checks(
        DateTimeOffset hour, int minutes, IEnumerable<BatchResults> batches, RollContext context)
    {
        foreach (var batch in batches.Where(batch => batch.Tick >= hour && batch.Tick < hour.AddHours(1) && context.Regions.Contains(batch.Region)))
        {
            foreach (var result in batch.Results)
            {
                var minute = (int)Math.Clamp((result.At - hour).TotalMinutes, 0, HourClock.Minutes - 1);
                if (minute < minutes && context.Monitors.Find(result.TargetId) is { } monitor && monitor.Shard == context.Shard)
                {
                    var vote = Voting.Of(batch.Region, result, monitor.Expect, batch.SelfCheck);
                    yield return new RolledCheck(minute, batch.Tick, new TargetVote(result.TargetId, monitor.Target.Url, vote));
                }
            }
        }
    }
}
