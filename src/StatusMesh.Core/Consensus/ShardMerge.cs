using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>Merges the votes of a message into the stored state of its shard. Replays, late and duplicate messages change nothing.</summary>
public static class ShardMerge
{
    /// <summary>What to write so that <paramref name="state"/> knows <paramref name="message"/>.</summary>
    public static MergeResult Apply(ShardState state, VotesMessage message, MergeContext context)
    {
        var news = NewsOf(state, message, context);
        var counted = Count(state, news, message.Shard, context);
        var isAdHoc = Shard.IsAdHoc(message.Shard);
        var snapshots = new List<Versioned<Snapshot>>();
        var firstDown = new List<TargetVote>();
        foreach (var item in news)
        {
            var stored = state.Snapshots.GetValueOrDefault(item.Entry.Id);
            var votes = counted[item.Entry.Id];
            var snapshot = SnapshotOf(item.Entry, votes, Keep(item.After, votes), stored?.Value, context);
            if (isAdHoc || stored is null || IsVisiblyOther(stored.Value, snapshot))
            {
                snapshots.Add(new(snapshot, stored?.Version));
            }

            // Nobody is surprised by a site that is down in maintenance.
            if (snapshot.Verdict != Verdict.Maintenance
                && IsDown(VoteIn(votes, message.Region)) && !Judge(item.Entry.Id, item.Before, context).Any(IsDown))
            {
                firstDown.Add(item.Entry);
            }
        }

        var own = news.ToDictionary(item => item.Entry.Id, item => VoteIn(Keep(item.After, counted[item.Entry.Id]), message.Region));
        return new MergeResult(snapshots, isAdHoc ? [] : Heartbeats(state, message, own, context), firstDown);
    }

    /// <summary>The votes of the message that are newer than what is known, each with all votes on its target before and after it.</summary>
    private static List<News> NewsOf(ShardState state, VotesMessage message, MergeContext context)
    {
        var news = new List<News>();
        foreach (var entry in message.Votes)
        {
            var before = CurrentOf(entry.Id, state, context);
            if (Replace(before, entry.Vote) is { } after)
            {
                news.Add(new News(entry, before, after));
            }
        }

        return news;
    }

    /// <summary>The votes as they count now, by target: fresh, and not those of a region that is alone with its failures in the shard.</summary>
    private static Dictionary<string, IReadOnlyList<RegionVote>> Count(ShardState state, List<News> news, string shard, MergeContext context)
    {
        var current = news.ToDictionary(item => item.Entry.Id, item => item.After);
        if (!Shard.IsAdHoc(shard) && news.Count > 0)
        {
            foreach (var id in state.Snapshots.Keys.Where(id => context.Monitors.Find(id)?.Shard == shard && !current.ContainsKey(id)))
            {
                current[id] = CurrentOf(id, state, context);
            }
        }

        var ids = current.Keys.ToList();
        IReadOnlyList<IReadOnlyList<RegionVote>> fresh = [.. ids.Select(id => Judge(id, current[id], context))];
        return ids.Zip(OddOneOut.Judge(fresh)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static Snapshot SnapshotOf(
        TargetVote entry, IReadOnlyList<RegionVote> counted, IReadOnlyList<RegionVote> kept, Snapshot? stored, MergeContext context)
    {
        var maintenance = context.Monitors.MaintenanceOf(entry.Id);
        var open = maintenance.Current(context.Now);
        var decision = VerdictRule.Decide(counted, open is not null);
        return new Snapshot
        {
            Id = entry.Id,
            Url = entry.Url,
            Verdict = decision.Verdict,
            Since = open?.From ?? VerdictDating.Since(decision.Verdict, counted, stored, entry.Vote.CheckedAt!.Value, maintenance),
            LastKnown = decision.Verdict == Verdict.Unknown ? VerdictDating.LastKnown(stored) : null,
            Quorum = decision.Tally,
            Votes = kept,
        };
    }

    /// <summary>What is stored: votes before they are judged by age and maintenance, which go on, but after they are judged by those of other regions.</summary>
    private static IReadOnlyList<RegionVote> Keep(IReadOnlyList<RegionVote> votes, IReadOnlyList<RegionVote> counted) =>
        [.. votes.Zip(counted, (vote, judged) => judged.Abstention is Abstention.Stale or Abstention.Maintenance ? vote : judged)];

    private static IReadOnlyList<RegionVote> CurrentOf(string id, ShardState state, MergeContext context) => CurrentVotes.Of(
        id, context.Regions, state.Snapshots.GetValueOrDefault(id)?.Value, region => state.Heartbeats.GetValueOrDefault(region)?.Value);

    private static TimeSpan LifeOf(string id, MergeContext context) =>
        context.Monitors.Find(id) is { } monitor ? Freshness.Of(monitor.Interval) : Freshness.OnDemand;

    private static bool IsDown(RegionVote vote) => vote.Vote == VoteKind.Down;

    private static RegionVote VoteIn(IReadOnlyList<RegionVote> votes, string region) => votes.First(vote => vote.Region == region);

    private static IReadOnlyList<RegionVote> Judge(string id, IReadOnlyList<RegionVote> votes, MergeContext context)
    {
        var (life, maintenance) = (LifeOf(id, context), context.Monitors.MaintenanceOf(id));
        return [.. votes.Select(vote => AfterMaintenance.Judge(Freshness.Judge(vote, life, context.Now), maintenance, context.Now))];
    }

    /// <summary>The votes with <paramref name="vote"/> in its region's place; null when that is not newer, or of a region we do not know.</summary>
    private static IReadOnlyList<RegionVote>? Replace(IReadOnlyList<RegionVote> votes, RegionVote vote)
    {
        var at = votes.ToList().FindIndex(known => known.Region == vote.Region);
        if (at < 0 || (votes[at].CheckedAt is { } known && vote.CheckedAt <= known))
        {
            return null;
        }

        var goesOn = votes[at].Since is not null && (votes[at].Vote == vote.Vote || (IsDown(vote) && votes[at].Abstention == Abstention.OddOneOut));
        return [.. votes.Take(at), goesOn ? vote with { Since = votes[at].Since } : vote, .. votes.Skip(at + 1)];
    }

    /// <summary>True when a reader would see a difference; times and timings come from heartbeats.</summary>
    private static bool IsVisiblyOther(Snapshot old, Snapshot now) =>
        old.Verdict != now.Verdict
        || old.Quorum != now.Quorum
        || !old.Votes.Select(Visible).SequenceEqual(now.Votes.Select(Visible));

    private static (string, VoteKind, Abstention?, int?, Probing.Cause?) Visible(RegionVote vote) =>
        (vote.Region, vote.Vote, vote.Abstention, vote.Status, vote.Cause);

    private static IReadOnlyList<Versioned<Heartbeat>> Heartbeats(
        ShardState state, VotesMessage message, Dictionary<string, RegionVote> own, MergeContext context)
    {
        if (own.Count == 0)
        {
            return [];
        }

        var stored = state.Heartbeats.GetValueOrDefault(message.Region);
        var votes = stored?.Value.Votes.Where(entry => context.Monitors.Find(entry.Key)?.Shard == message.Shard).ToDictionary() ?? [];
        foreach (var (id, vote) in own)
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

    private sealed record News(TargetVote Entry, IReadOnlyList<RegionVote> Before, IReadOnlyList<RegionVote> After);
}
