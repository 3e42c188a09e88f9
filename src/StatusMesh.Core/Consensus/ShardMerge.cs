using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>
/// Merges the votes of a message into the stored state of its shard. What comes out hangs on which votes have arrived, not on their
/// order: a late one is put in its place, and everything after it is decided again. Duplicates and votes that come too late change nothing.
/// </summary>
public static class ShardMerge
{
    /// <summary>What to write so that <paramref name="state"/> knows <paramref name="message"/>.</summary>
    public static MergeResult Apply(ShardState state, VotesMessage message, MergeContext context)
    {
        var isAdHoc = Shard.IsAdHoc(message.Shard);
        var lines = LinesOf(state, message, context, isAdHoc);
        var news = message.Votes.Where(entry => lines[entry.Id].Add(entry.Vote)).ToList();
        if (news.Count == 0)
        {
            return MergeResult.Nothing;
        }

        var touched = Replay([.. lines.Values], news.Min(entry => SecondOf(entry.Vote)), isAdHoc, context);
        var snapshots = touched
            .Select(line => (line.Stored, Now: SnapshotOf(line, context.Now)))
            .Where(item => isAdHoc || item.Stored is null || IsVisiblyOther(item.Stored.Value, item.Now))
            .Select(item => new Versioned<Snapshot>(item.Now, item.Stored?.Version));
        return new MergeResult(
            [.. snapshots],
            isAdHoc ? [] : [Heartbeat(state, message, [.. news.Select(entry => lines[entry.Id])], context)],
            [.. news.Where(entry => IsFirstDown(lines[entry.Id], entry, context))],
            isAdHoc ? [] : [.. touched.SelectMany(line => LooksAt(line, context))]);
    }

    /// <summary>One line for each target of the message, and for those that odd regions are found by: all of a shard of monitors.</summary>
    private static Dictionary<string, TargetLine> LinesOf(ShardState state, VotesMessage message, MergeContext context, bool isAdHoc)
    {
        var urls = message.Votes.Select(entry => (entry.Id, entry.Url));
        if (!isAdHoc)
        {
            urls = urls.Concat(state.Snapshots.Values
                .Where(item => context.Monitors.Find(item.Value.Id)?.Shard == message.Shard)
                .Select(item => (item.Value.Id, item.Value.Url)));
        }

        return urls.DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => new TargetLine(item.Id, item.Url, state, context, isAdHoc));
    }

    /// <summary>Decides again from <paramref name="from"/> on, second by second; the lines that had a vote since then.</summary>
    private static List<TargetLine> Replay(IReadOnlyList<TargetLine> lines, DateTimeOffset from, bool isAdHoc, MergeContext context)
    {
        foreach (var line in lines)
        {
            line.Rewind(from);
        }

        // Votes of one second count together: what all regions see at once is judged at once, whichever message comes first.
        var seconds = lines
            .SelectMany((line, position) => line.From(from).Select(vote => (Line: line, Position: position, Vote: vote)))
            .GroupBy(cast => SecondOf(cast.Vote))
            .OrderBy(second => second.Key)
            .ToList();
        foreach (var second in seconds)
        {
            foreach (var (line, _, vote) in second.OrderBy(cast => cast.Vote.CheckedAt))
            {
                line.Cast(vote);
            }

            var at = second.Max(cast => cast.Vote.CheckedAt!.Value);
            IReadOnlyList<IReadOnlyList<RegionVote>> fresh = [.. lines.Select(line => Judge(line.Current, line, at))];
            var counted = isAdHoc ? fresh : OddOneOut.Judge(fresh);
            foreach (var position in second.Select(cast => cast.Position).Distinct())
            {
                Decide(lines[position], counted[position], second.Key, at, isAdHoc, context);
            }
        }

        return [.. seconds.SelectMany(second => second.Select(cast => cast.Line)).Distinct()];
    }

    private static void Decide(TargetLine line, IReadOnlyList<RegionVote> counted, DateTimeOffset second, DateTimeOffset at, bool isAdHoc, MergeContext context)
    {
        var maintenance = line.Maintenance.Current(at);
        var decision = VerdictRule.Decide(counted, maintenance is not null);
        var verdict = decision.Verdict;
        var since = maintenance?.From ?? VerdictDating.Since(verdict, counted, line.Standing, at, line.Maintenance);
        var incident = isAdHoc ? null : IncidentRule.Next(line.Standing?.Incident, line.Id, verdict, since, counted, at, context.Incidents);
        var lastKnown = verdict == Verdict.Unknown ? VerdictDating.LastKnown(line.Standing) : null;
        line.Decide(second, decision, counted, new Standing(verdict, since, lastKnown, incident));
    }

    private static Snapshot SnapshotOf(TargetLine line, DateTimeOffset now)
    {
        var standing = line.Standing!;
        return new Snapshot
        {
            Id = line.Id,
            Url = line.Url,
            Verdict = standing.Verdict,
            Since = standing.Since,
            LastKnown = standing.LastKnown,
            Quorum = line.Last!.Value.Decision.Tally,
            Votes = line.Kept(),
            Incident = standing.Incident,
            Trail = line.KeptTrail(),
            Told = IncidentTelling.Next(standing.Incident, line.Stored?.Value.Told, now),
        };
    }

    /// <summary>True when the region of the vote is the first to see the target down, and nobody said that it would be.</summary>
    private static bool IsFirstDown(TargetLine line, TargetVote entry, MergeContext context) =>
        line.LatestOf(entry.Vote.Region) is { Vote: VoteKind.Down } latest
        && latest.CheckedAt == entry.Vote.CheckedAt
        && line.Standing!.Verdict != Verdict.Maintenance
        && !Judge(line.Before, line, context.Now).Any(vote => vote.Vote == VoteKind.Down);

    /// <summary>The times at which all regions must look again, when this merge has brought them about.</summary>
    private static IEnumerable<LookAt> LooksAt(TargetLine line, MergeContext context)
    {
        var (before, now) = (line.Stored?.Value.Standing, line.Standing!);
        if ((before?.Verdict, before?.Since) != (now.Verdict, now.Since)
            && IncidentRule.ConfirmAt(now.Incident, now.Verdict, now.Since, context.Incidents) is { } confirmAt)
        {
            yield return new LookAt(line.Id, confirmAt);
        }

        if (now.Incident is { IsOpen: true, RetryAt: { } retryAt } && retryAt != before?.Incident?.RetryAt)
        {
            yield return new LookAt(line.Id, retryAt);
        }
    }

    private static Versioned<Heartbeat> Heartbeat(ShardState state, VotesMessage message, List<TargetLine> news, MergeContext context)
    {
        var stored = state.Heartbeats.GetValueOrDefault(message.Region);
        bool IsHere(string id) => context.Monitors.Find(id)?.Shard == message.Shard;
        var votes = stored?.Value.Votes.Where(entry => IsHere(entry.Key)).ToDictionary() ?? [];
        var earlier = stored?.Value.Earlier.Where(entry => IsHere(entry.Key)).ToDictionary() ?? [];
        foreach (var line in news)
        {
            votes[line.Id] = line.LatestOf(message.Region);
            earlier[line.Id] = line.Earlier(message.Region);
        }

        var isNewer = stored is null || message.Tick >= stored.Value.Tick;
        var heartbeat = new Heartbeat
        {
            Region = message.Region,
            Tick = isNewer ? message.Tick : stored!.Value.Tick,
            SelfCheck = isNewer ? message.SelfCheck : stored!.Value.SelfCheck,
            Votes = votes,
            Earlier = earlier,
        };
        return new(heartbeat, stored?.Version);
    }

    /// <summary>True when a reader, or the next merge, would see a difference; times and timings come from heartbeats.</summary>
    private static bool IsVisiblyOther(Snapshot old, Snapshot now) =>
        old.Standing != now.Standing
        || !old.Trail.TakeLast(now.Trail.Count).SequenceEqual(now.Trail)
        || old.Told != now.Told
        || old.Quorum != now.Quorum
        || !old.Votes.Select(Visible).SequenceEqual(now.Votes.Select(Visible));

    private static (string, VoteKind, Abstention?, DateTimeOffset?, int?, Probing.Cause?) Visible(RegionVote vote) =>
        (vote.Region, vote.Vote, vote.Abstention, vote.Since, vote.Status, vote.Cause);

    private static IReadOnlyList<RegionVote> Judge(IReadOnlyList<RegionVote> votes, TargetLine line, DateTimeOffset now) =>
        [.. votes.Select(vote => AfterMaintenance.Judge(Freshness.Judge(vote, line.Life, now), line.Maintenance, now))];

    private static DateTimeOffset SecondOf(RegionVote vote) => DateTimeOffset.FromUnixTimeSeconds(vote.CheckedAt!.Value.ToUnixTimeSeconds());
}
