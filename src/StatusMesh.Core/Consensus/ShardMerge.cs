using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>Merges the votes of a message into the stored state of its shard. Replays, late and duplicate messages change nothing.</summary>
public static class ShardMerge
{
    /// <summary>What to write so that <paramref name="state"/> knows <paramref name="message"/>.</summary>
    public static MergeResult Apply(ShardState state, VotesMessage message, MergeContext context)
    {
        var snapshots = new List<Versioned<Snapshot>>();
        var firstDown = new List<TargetVote>();
        var isAdHoc = Shard.IsAdHoc(message.Shard);
        var merged = new Dictionary<string, RegionVote>();
        foreach (var entry in message.Votes)
        {
            var stored = state.Snapshots.GetValueOrDefault(entry.Id);
            var before = CurrentVotes.Of(entry.Id, context.Regions, stored?.Value, HeartbeatOf);
            var life = context.Monitors.Find(entry.Id) is { } monitor ? Freshness.Of(monitor.Interval) : Freshness.OnDemand;
            var after = Replace(before, entry.Vote);
            if (after is null)
            {
                continue;
            }

            merged[entry.Id] = after.First(vote => vote.Region == message.Region);
            var votes = Judge(after, life, context.Now);
            var decision = VerdictRule.Decide(votes, inMaintenance: false);
            var snapshot = new Snapshot
            {
                Id = entry.Id,
                Url = entry.Url,
                Verdict = decision.Verdict,
                Since = Since(decision.Verdict, votes, stored?.Value, entry.Vote),
                LastKnown = decision.Verdict == Verdict.Unknown ? LastKnown(stored?.Value) : null,
                Quorum = decision.Tally,
                Votes = after,
            };
            if (isAdHoc || stored is null || IsNews(stored.Value, snapshot))
            {
                snapshots.Add(new(snapshot, stored?.Version));
            }

            if (IsDown(entry.Vote) && votes.Contains(merged[entry.Id]) && !Judge(before, life, context.Now).Any(IsDown))
            {
                firstDown.Add(entry);
            }
        }

        return new MergeResult(snapshots, isAdHoc ? [] : Heartbeats(state, message, merged, context), firstDown);

        Heartbeat? HeartbeatOf(string region) => state.Heartbeats.GetValueOrDefault(region)?.Value;
    }

    private static bool IsDown(RegionVote vote) => vote.Vote == VoteKind.Down;

    private static IReadOnlyList<RegionVote> Judge(IReadOnlyList<RegionVote> votes, TimeSpan life, DateTimeOffset now) =>
        [.. votes.Select(vote => Freshness.Judge(vote, life, now))];

    /// <summary>The votes with <paramref name="vote"/> in its region's place; null when that is not newer, or of a region we do not know.</summary>
    private static List<RegionVote>? Replace(IReadOnlyList<RegionVote> votes, RegionVote vote)
    {
        var at = votes.ToList().FindIndex(known => known.Region == vote.Region);
        if (at < 0 || (votes[at].CheckedAt is { } known && vote.CheckedAt <= known))
        {
            return null;
        }

        var goesOn = votes[at].Vote == vote.Vote && votes[at].Since is not null;
        return [.. votes.Take(at), goesOn ? vote with { Since = votes[at].Since } : vote, .. votes.Skip(at + 1)];
    }

    /// <summary>
    /// Start of the first check that showed the verdict: bad news is back-dated to the first failing look, good news to the first
    /// success after it. A time in between in which nobody could tell changes neither.
    /// </summary>
    private static DateTimeOffset Since(Verdict verdict, IReadOnlyList<RegionVote> votes, Snapshot? stored, RegionVote news)
    {
        var known = LastKnown(stored);
        if (verdict == Verdict.Unknown)
        {
            return stored?.Verdict == verdict ? stored.Since : news.CheckedAt!.Value;
        }

        if (known?.Verdict == verdict)
        {
            return known.Since;
        }

        VoteKind[] kinds = verdict switch
        {
            Verdict.Down or Verdict.Regional => [VoteKind.Down],
            Verdict.Blocked => [VoteKind.Blocked],
            Verdict.Degraded => [VoteKind.Degraded],
            _ => [VoteKind.Up, VoteKind.Degraded],
        };
        var starts = votes.Where(vote => kinds.Contains(vote.Vote) && (verdict != Verdict.Up || known is null || vote.Since >= known.Since));
        return starts.Min(vote => vote.Since) ?? news.CheckedAt!.Value;
    }

    private static KnownVerdict? LastKnown(Snapshot? stored) =>
        stored is { Verdict: not Verdict.Unknown } ? new KnownVerdict(stored.Verdict, stored.Since) : stored?.LastKnown;

    /// <summary>True when a reader would see a difference; times and timings come from heartbeats.</summary>
    private static bool IsNews(Snapshot old, Snapshot now) =>
        old.Verdict != now.Verdict
        || old.Quorum != now.Quorum
        || !old.Votes.Select(Visible).SequenceEqual(now.Votes.Select(Visible));

    private static (string, VoteKind, Abstention?, int?, Probing.Cause?) Visible(RegionVote vote) =>
        (vote.Region, vote.Vote, vote.Abstention, vote.Status, vote.Cause);

    private static IReadOnlyList<Versioned<Heartbeat>> Heartbeats(
        ShardState state, VotesMessage message, Dictionary<string, RegionVote> merged, MergeContext context)
    {
        var stored = state.Heartbeats.GetValueOrDefault(message.Region);
        if (merged.Count == 0 || !context.Regions.Contains(message.Region))
        {
            return [];
        }

        var votes = stored?.Value.Votes.Where(entry => context.Monitors.Find(entry.Key)?.Shard == message.Shard).ToDictionary() ?? [];
        foreach (var (id, vote) in merged)
        {
            votes[id] = vote;
        }

        var isNewer = stored is null || message.Tick >= stored.Value.Tick;
        var heartbeat = new Heartbeat
        {
            Region = message.Region,
            Tick = isNewer ? message.Tick : stored!.Value.Tick,
            SelfCheck = isNewer ? message.SelfCheck : stored!.Value.SelfCheck,
            Votes = votes,
        };
        return [new(heartbeat, stored?.Version)];
    }
}
