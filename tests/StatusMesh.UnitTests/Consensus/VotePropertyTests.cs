using CsCheck;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Consensus;

/// <summary>What must hold of the verdict for any votes: monotone, independent of order, idempotent.</summary>
public sealed class VotePropertyTests
{
    private static readonly VoteKind[] Kinds = Enum.GetValues<VoteKind>();

    // From best to worst for a visitor. Blocked and unknown say nothing of how bad it is.
    private static readonly Verdict[] Scale = [Verdict.Up, Verdict.Degraded, Verdict.Regional, Verdict.Down];

    private static readonly MonitorRegistration[] Sites = [.. Enumerable.Range(0, 6).Select(i => Votes.Monitor($"http://127.0.0.1:{2000 + i}/"))];
    private static readonly MonitorIndex Index = new(Sites);

    private static readonly Gen<VoteKind> GenKind = Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]);
    private static readonly Gen<VoteKind[]> GenVotes = GenKind.Array[1, 12];

    /// <summary>Messages of three regions within eight minutes, each with votes on some of six targets.</summary>
    private static readonly Gen<VotesMessage[]> GenMessages = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 480], GenKind.Array[1, 6], Gen.Int[0, 5],
        (region, second, kinds, first) => Votes.Message(Sites[0], Votes.Vote(Votes.Regions[region], VoteKind.Up, second)) with
        {
            Votes = [.. kinds.Select((kind, i) => (kind, Site: Sites[(first + i) % Sites.Length]))
                .Select(entry => new TargetVote(entry.Site.Target.Id, entry.Site.Target.Url, Votes.Vote(Votes.Regions[region], entry.kind, second)))],
        }).Array[1, 12].Select(messages => messages.DistinctBy(message => (message.Region, message.Tick)).ToArray());

    [Fact]
    public void Another_down_vote_never_makes_the_verdict_better() =>
        Gen.Select(GenVotes, Gen.Int[0, 11]).Sample((kinds, at) =>
        {
            kinds[at % kinds.Length] = VoteKind.Abstained;
            var before = Decide(kinds);
            kinds[at % kinds.Length] = VoteKind.Down;
            var after = Decide(kinds);

            return before is Verdict.Blocked or Verdict.Unknown
                ? after is not (Verdict.Up or Verdict.Degraded)
                : Array.IndexOf(Scale, after) >= Array.IndexOf(Scale, before);
        });

    [Fact]
    public void A_vote_that_becomes_down_never_makes_it_better_though_fewer_may_be_able_to_tell() =>
        Gen.Select(GenVotes, Gen.Int[0, 11]).Sample((kinds, at) =>
        {
            var before = Decide(kinds);
            kinds[at % kinds.Length] = VoteKind.Down;
            var after = Decide(kinds);

            return before == Verdict.Down ? after == Verdict.Down
                : !Scale.Contains(before) || !Scale.Contains(after) || Array.IndexOf(Scale, after) >= Array.IndexOf(Scale, before);
        });

    [Fact]
    public void Another_up_vote_never_makes_it_worse_than_regional() =>
        Gen.Select(GenVotes, Gen.Int[0, 11]).Sample((kinds, at) =>
        {
            var better = kinds.ToArray();
            better[at % kinds.Length] = VoteKind.Up;
            return Decide(better) != Verdict.Down || Decide(kinds) == Verdict.Down;
        });

    [Fact]
    public void The_order_of_the_regions_does_not_matter() =>
        Gen.Select(GenVotes, Gen.Int).Sample((kinds, seed) =>
        {
            var shuffled = kinds.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Decide(kinds) == Decide(shuffled);
        });

    [Fact]
    public void Regions_that_say_nothing_are_never_counted_for_down() =>
        GenVotes.Sample(kinds => Decide(kinds) != Verdict.Down || kinds.Count(kind => kind == VoteKind.Down) * 2 > kinds.Length);

    [Fact]
    public void Messages_in_any_order_and_any_number_of_times_lead_to_the_same_standings() =>
        Gen.Select(GenMessages, Gen.Int).Sample(
            (messages, seed) =>
            {
                var random = new Random(seed);
                var again = messages.Concat(messages.Where(_ => random.Next(2) == 0)).ToArray();
                random.Shuffle(again);
                return Standings(Merge(messages)).SequenceEqual(Standings(Merge(again)));
            },
            iter: 500);

    [Fact]
    public void A_message_that_was_merged_changes_nothing_the_second_time() =>
        Gen.Select(GenMessages, Gen.Int[0, 11]).Sample(
            (messages, which) =>
            {
                var state = Merge(messages);
                var merge = Apply(state, messages[which % messages.Length]);
                return merge.Snapshots.Count + merge.Heartbeats.Count + merge.FirstDown.Count + merge.Looks.Count == 0;
            },
            iter: 500);

    private static Verdict Decide(IReadOnlyList<VoteKind> kinds) =>
        VerdictRule.Decide([.. kinds.Select((kind, i) => Votes.Vote($"region-{i}", kind))], inMaintenance: false).Verdict;

    private static MergeResult Apply(ShardState state, VotesMessage message) =>
        ShardMerge.Apply(state, message, new MergeContext(Votes.Regions, Index, new IncidentOptions(), Votes.Noon.AddMinutes(9)));

    private static ShardState Merge(IEnumerable<VotesMessage> messages)
    {
        var state = new ShardState { Snapshots = new Dictionary<string, Versioned<Snapshot>>(), Heartbeats = new Dictionary<string, Versioned<Heartbeat>>() };
        foreach (var message in messages)
        {
            var merge = Apply(state, message);
            state = state with { Snapshots = With(state.Snapshots, merge.Snapshots, item => item.Id), Heartbeats = With(state.Heartbeats, merge.Heartbeats, item => item.Region) };
        }

        return state;
    }

    private static IEnumerable<(string, Standing, QuorumTally)> Standings(ShardState state) =>
        state.Snapshots.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => (item.Key, item.Value.Value.Standing, item.Value.Value.Quorum));

    private static Dictionary<string, Versioned<T>> With<T>(IReadOnlyDictionary<string, Versioned<T>> stored, IReadOnlyList<Versioned<T>> news, Func<T, string> keyOf)
    {
        var next = stored.ToDictionary();
        foreach (var item in news)
        {
            next[keyOf(item.Value)] = item with { Version = "stored" };
        }

        return next;
    }
}
