using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Status;

/// <summary>Puts an answer together from what is known of a target.</summary>
public static class AnswerBuilder
{
    /// <summary>The answer to <paramref name="question"/> at <paramref name="now"/>.</summary>
    public static StatusAnswer Build(TargetState state, UptimeAnswer uptime, MeshOptions mesh, StatusQuestion question, DateTimeOffset now)
    {
        var current = CurrentVerdict.Of(state, now);
        var verdict = current.Verdict;
        var site = SiteName.Of(state.Target);
        var isHeartbeat = state.Target.Scheme == MonitorTargetParser.Heartbeat;
        return new StatusAnswer
        {
            Url = state.Target.Url,
            Verdict = verdict,
            Answer = AnswerOf(verdict),
            Headline = isHeartbeat ? Headlines.ForHeartbeat(site, current, now) : Headlines.For(site, current, now, question.Me),
            Since = current.Since,
            CheckedAt = state.CheckedAt,
            Fresh = current.Fresh,
            Confidence = current.Fresh ? ConfidenceOf(verdict, current.Tally) : Confidence.Low,
            Quorum = current.Tally,
            Regions = [.. mesh.Regions.Zip(current.Votes, RegionOf)],
            Maintenance = current.Maintenance,
            Me = question.Me is { } me && !isHeartbeat ? MeAnswers.For(site, verdict, me) : null,
            Uptime = uptime,
            Links = LinksOf(state, question.Origin),
            Demo = state.Monitor?.Source == MonitorSource.Demo ? true : null,
        };
    }

    private static Answer AnswerOf(Verdict verdict) => verdict switch
    {
        Verdict.Down => Answer.Everyone,
        Verdict.Regional => Answer.Some,
        Verdict.Up or Verdict.Degraded => Answer.JustYou,
        _ => Answer.Unknown,
    };

    private static Confidence ConfidenceOf(Verdict verdict, QuorumTally tally) => verdict switch
    {
        Verdict.Unknown => Confidence.Low,
        _ when new[] { tally.Up, tally.Degraded, tally.Down, tally.Blocked }.Contains(tally.Regions) => Confidence.High,
        _ => Confidence.Medium,
    };

    private static RegionAnswer RegionOf(RegionOptions region, RegionVote vote) => new()
    {
        Region = region.Name,
        Name = region.Title,
        Vote = vote.Vote,
        Abstention = vote.Abstention,
        CheckedAt = vote.CheckedAt,
        Status = vote.Status,
        Cause = vote.Cause,
        Address = vote.Address,
        Timings = vote.Timings,
        Tls = vote.Tls,
        Families = vote.Families,
    };

    private static StatusLinks LinksOf(TargetState state, string origin)
    {
        var url = Uri.EscapeDataString(state.Target.Url);
        return new StatusLinks
        {
            Page = $"{origin}/?url={url}",
            Badge = $"{origin}/api/badge?url={url}",
            Incident = state.Snapshot?.Incident is { IsOpen: true } ? $"{origin}/api/incidents?url={url}" : null,
        };
    }
}
