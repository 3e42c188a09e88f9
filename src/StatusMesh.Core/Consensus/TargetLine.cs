using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>The votes on one target in a row, by region: those that are stored and the new ones among them.</summary>
internal sealed class TargetLine
{
    private readonly IReadOnlyList<string> _regions;
    private readonly List<RegionVote>[] _votes;
    private readonly RegionVote[] _current;
    private readonly TimeSpan _window;

    /// <summary>Puts the line together from what is stored of a target.</summary>
    public TargetLine(string id, string url, ShardState state, MergeContext context, bool isAdHoc)
    {
        (Id, Url, Stored, _regions) = (id, url, state.Snapshots.GetValueOrDefault(id), context.Regions);
        var interval = context.Monitors.Find(id)?.Interval;
        Maintenance = context.Monitors.MaintenanceOf(id);
        Life = interval is { } span ? Freshness.Of(span) : Freshness.OnDemand;
        _window = isAdHoc ? TimeSpan.Zero : VoteWindow.Of(interval ?? TimeSpan.Zero);
        var latest = CurrentVotes.Of(id, _regions, Stored?.Value, region => state.Heartbeats.GetValueOrDefault(region)?.Value);
        _votes = [.. latest.Select(vote => Row(vote, state.Heartbeats.GetValueOrDefault(vote.Region)?.Value.Earlier.GetValueOrDefault(id)))];
        _current = [.. latest];
        Before = latest;
        Standing = Stored?.Value.Standing;
    }

    /// <summary>Target id.</summary>
    public string Id { get; }

    /// <summary>Canonical URL of the target.</summary>
    public string Url { get; }

    /// <summary>The snapshot that is stored; null for a new target.</summary>
    public Versioned<Snapshot>? Stored { get; }

    /// <summary>Time that a vote on the target counts.</summary>
    public TimeSpan Life { get; }

    /// <summary>Its maintenance windows; none when nobody registered it.</summary>
    public TargetMaintenance Maintenance { get; }

    /// <summary>The latest vote of each region before the new ones.</summary>
    public IReadOnlyList<RegionVote> Before { get; }

    /// <summary>The votes as they stand at this point of the line, one per region.</summary>
    public IReadOnlyList<RegionVote> Current => _current;

    /// <summary>What the votes up to this point have led to; null before the first.</summary>
    public Standing? Standing { get; private set; }

    /// <summary>The standings on the way here.</summary>
    public List<TrailEntry> Trail { get; } = [];

    /// <summary>The last decision, and the votes as they counted in it; null when nothing has been decided.</summary>
    public (Decision Decision, IReadOnlyList<RegionVote> Counted)? Last { get; private set; }

    /// <summary>Puts a new vote in its place. False when it is known, too late, or of a region that the mesh does not know.</summary>
    public bool Add(RegionVote vote)
    {
        var row = _votes.ElementAtOrDefault(PositionOf(vote.Region));
        if (row is null || vote.CheckedAt is not { } at || at < Horizon || row.Exists(known => known.CheckedAt == at))
        {
            return false;
        }

        // Without a window only the latest vote is kept, and nothing can be put before it.
        if (_window == TimeSpan.Zero && row.Count > 0 && at < row[^1].CheckedAt)
        {
            return false;
        }

        row.Insert(row.Count(known => known.CheckedAt < at), vote);
        return true;
    }

    /// <summary>Goes back to the point before <paramref name="from"/>.</summary>
    public void Rewind(DateTimeOffset from)
    {
        for (var i = 0; i < _votes.Length; i++)
        {
            _current[i] = _votes[i].LastOrDefault(vote => vote.CheckedAt < from) ?? Silent(_regions[i]);
        }

        // A snapshot without a trail is an ad-hoc target's, or from before there were trails.
        var trail = Stored is { Value.Trail.Count: 0 } ? [new TrailEntry(DateTimeOffset.MinValue, Stored.Value.Standing)] : Stored?.Value.Trail ?? [];
        Trail.AddRange(trail.Where(entry => entry.At < from));
        Standing = Trail.LastOrDefault()?.Standing;
    }

    /// <summary>The votes from <paramref name="from"/> on.</summary>
    public IEnumerable<RegionVote> From(DateTimeOffset from) => _votes.SelectMany(row => row.Where(vote => vote.CheckedAt >= from));

    /// <summary>Goes on by one vote.</summary>
    public void Cast(RegionVote vote)
    {
        var position = PositionOf(vote.Region);
        var known = _current[position];
        var goesOn = known.Since is not null && known.Vote == vote.Vote;
        var cast = vote with { Since = goesOn ? known.Since : vote.FirstLookAt ?? vote.CheckedAt };
        _current[position] = cast;
        _votes[position][_votes[position].FindIndex(other => other.CheckedAt == vote.CheckedAt)] = cast;
    }

    /// <summary>Notes what the votes at this point mean.</summary>
    public void Decide(DateTimeOffset at, Decision decision, IReadOnlyList<RegionVote> counted, Standing standing)
    {
        if (standing != Standing)
        {
            Standing = standing;
            Trail.Add(new TrailEntry(at, standing));
        }

        Last = (decision, counted);
    }

    /// <summary>The trail as far back as late votes may still reach, and one entry before that.</summary>
    public IReadOnlyList<TrailEntry> KeptTrail() =>
        _window == TimeSpan.Zero ? [] : [.. Trail.Skip(Math.Max(0, Trail.FindLastIndex(entry => entry.At < Horizon)))];

    /// <summary>The region's votes before its latest as far back as late votes may reach, and one before that.</summary>
    public IReadOnlyList<RegionVote> Earlier(string region)
    {
        var row = _votes[PositionOf(region)];
        return [.. row.Skip(Math.Max(0, row.FindLastIndex(vote => vote.CheckedAt < Horizon))).SkipLast(1).Select(vote => vote with
        {
            Timings = null,
            Tls = null,
            Families = null,
        })];
    }

    /// <summary>The region's latest vote as it counts.</summary>
    public RegionVote LatestOf(string region) => Kept()[PositionOf(region)];

    /// <summary>What is stored: votes before they are judged by age and maintenance, which go on, but after they are judged by those of other regions.</summary>
    public IReadOnlyList<RegionVote> Kept() => [.. _current.Zip(Last!.Value.Counted, (vote, judged) => judged.Abstention is Abstention.Stale or Abstention.Maintenance ? vote : judged)];

    /// <summary>Votes from before this are no news.</summary>
    private DateTimeOffset Horizon => _votes.Max(row => row.LastOrDefault()?.CheckedAt) is { } newest && _window > TimeSpan.Zero ? newest - _window : DateTimeOffset.MinValue;

    private static List<RegionVote> Row(RegionVote latest, IReadOnlyList<RegionVote>? earlier) =>
        latest.CheckedAt is null ? [] : [.. (earlier ?? []).Where(vote => vote.CheckedAt < latest.CheckedAt), OddOneOut.Restore(latest)];

    private static RegionVote Silent(string region) => new() { Region = region, Vote = VoteKind.Abstained, Abstention = Abstention.Silent };

    private int PositionOf(string region) => _regions.TakeWhile(name => name != region).Count();
}
