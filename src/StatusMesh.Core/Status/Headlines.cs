using System.Globalization;
using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.Status;

/// <summary>The answer as one sentence.</summary>
public static class Headlines
{
    /// <summary>The sentence for a verdict on <paramref name="site"/>, with the caller's own observation if there is one.</summary>
    public static string For(string site, CurrentVerdict current, DateTimeOffset now, CallerObservation? me) => (current.Verdict, me) switch
    {
        (_, CallerObservation.Offline) => "You seem to be offline: your device reaches nothing at all.",
        (Verdict.Up or Verdict.Degraded, CallerObservation.Unreachable) => $"It's just you: {site} answers us, but not you.",
        (Verdict.Down, CallerObservation.Reachable) => $"{site} is down where we look from, although you reach it.",
        (Verdict.Up, _) => $"{site} is up. If you cannot reach it, it's just you.",
        (Verdict.Degraded, _) => $"{site} answers, but not as it should.",
        (Verdict.Regional, _) => $"It's not just you: {site} is down for some regions, but not for all.",
        (Verdict.Down, _) when current.Tally.Down == current.Tally.Regions => $"It's not just you: {site} is down everywhere we look from.",
        (Verdict.Down, _) => $"It's not just you: {site} is down.",
        (Verdict.Blocked, _) => $"{site} answers, but it does not let us in, so we cannot tell how it is for you.",
        (Verdict.Maintenance, _) => $"{site} is in planned maintenance until {Until(current.Maintenance!.To, now)}.",
        _ when current.Tally.Abstained == current.Tally.Regions => $"We cannot tell how {site} is: none of our regions can say.",
        _ => $"We cannot tell how {site} is: too few of our regions agree.",
    };

    /// <summary>The sentence on a job that calls us: nobody reaches or misses it from outside.</summary>
    public static string ForHeartbeat(string job, CurrentVerdict current, DateTimeOffset now) => current.Verdict switch
    {
        Verdict.Up => $"{job} calls in time.",
        Verdict.Down => $"{job} has not called in time.",
        Verdict.Regional => $"{job} is overdue for some regions, but not for all.",
        Verdict.Maintenance => $"{job} is in planned maintenance until {Until(current.Maintenance!.To, now)}.",
        _ when current.Votes.Any(vote => vote.Abstention == Abstention.Awaited) => $"We are waiting for {job} to call.",
        _ => $"We cannot tell whether {job} has called: too few of our regions can say.",
    };

    /// <summary>The time alone when it is on the same day.</summary>
    private static string Until(DateTimeOffset end, DateTimeOffset now) => end.UtcDateTime.ToString(
        end.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
