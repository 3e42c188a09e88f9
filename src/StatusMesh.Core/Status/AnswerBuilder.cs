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
        var votes = state.Votes.Select(vote => Freshness.Judge(vote, state.Life, now)).ToList();
        var decision = VerdictRule.Decide(votes, inMaintenance: false);
        var fresh = state.IsFresh(now);

        // What is stale is still shown, as what it was: the last verdict that was known.
        var published = state.Snapshot is { } snapshot ? snapshot.LastKnown ?? new KnownVerdict(snapshot.Verdict, snapshot.Since) : null;
        var verdict = fresh ? decision.Verdict : published?.Verdict ?? Verdict.Unknown;
        var site = SiteName.Of(state.Target);
        var isHeartbeat = state.Target.Scheme == MonitorTargetParser.Heartbeat;
        return new StatusAnswer
        {
            Url = state.Target.Url,
            Verdict = verdict,
            Answer = AnswerOf(verdict),
            Headline = isHeartbeat ? Headlines.ForHeartbeat(site, verdict, votes) : Headlines.For(site, verdict, decision.Tally, question.Me),
            Since = published is null ? null : verdict == published.Verdict ? published.Since : state.Snapshot!.Verdict == verdict ? state.Snapshot.Since : state.CheckedAt,
            CheckedAt = state.CheckedAt,
            Fresh = fresh,
            Confidence = fresh ? ConfidenceOf(verdict, decision.Tally) : Confidence.Low,
            Quorum = decision.Tally,
            Regions = [.. mesh.Regions.Zip(votes, RegionOf)],
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
