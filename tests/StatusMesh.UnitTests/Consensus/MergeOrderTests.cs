using System.Text.Json;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Consensus;

/// <summary>Delivery is at least once and in any order: what is published must not hang on either (fault scenarios M01 to M03).</summary>
public sealed class MergeOrderTests
{
    private const int Seeds = 200;

    private static readonly MonitorRegistration[] Sites = [.. Enumerable.Range(0, 6).Select(i => Votes.Monitor($"http://127.0.0.1:{1000 + i}/"))];
    private static readonly MonitorIndex Index = new(Sites);

    [Fact]
    [Trait("Scenario", "M01")]
    [Trait("Scenario", "M02")]
    public void Shuffled_and_duplicated_messages_of_ten_minutes_leave_the_state_of_the_replay_in_order()
    {
        var seen = new HashSet<Verdict>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var messages = Story(random);
            var inOrder = StateAfter(messages, seen);

            var shuffled = messages.Concat(messages.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(shuffled);

            Assert.True(inOrder == StateAfter(shuffled, []), $"Seed {seed}: another order, another state.");
        }

        Assert.Equal(new[] { Verdict.Up, Verdict.Degraded, Verdict.Regional, Verdict.Down, Verdict.Unknown }.Order(), seen.Order());
    }

    /// <summary>Nine minutes of rounds in which targets fail for a while, a region is sick for a while, and messages bring one or more targets.</summary>
    private static List<VotesMessage> Story(Random random)
    {
        var outages = Sites.Select(_ => (From: random.Next(540), For: random.Next(20, 300), Kind: random.Next(4) == 0 ? VoteKind.Degraded : VoteKind.Down)).ToArray();
        var (sickRegion, sickFrom, sickFor) = (random.Next(3), random.Next(540), random.Next(200));
        var messages = new List<VotesMessage>();
        for (var round = 0; round < 9; round++)
        {
            for (var region = 0; region < 3; region++)
            {
                var tick = (round * 60) + (region * 20);
                var isSick = tick >= sickFrom && tick < sickFrom + sickFor && region == sickRegion;
                var votes = Sites.Select((site, i) =>
                {
                    var at = tick + (random.Next(3000) / 1000.0);
                    var (from, length, kind) = outages[i];
                    var vote = isSick ? VoteKind.Down : at >= from && at < from + length ? kind : random.Next(25) == 0 ? VoteKind.Abstained : VoteKind.Up;
                    return new TargetVote(site.Target.Id, site.Target.Url, Votes.Vote(Votes.Regions[region], vote, at, vote == VoteKind.Down ? (Cause)random.Next(3) : null));
                });
                messages.AddRange(votes.Chunk(random.Next(1, 7)).Select(part => Votes.Message(Sites[0], part[0].Vote) with { Tick = Votes.Noon.AddSeconds(tick), Votes = part }));
            }
        }

        return [.. messages.OrderBy(message => message.Tick).ThenBy(message => message.Votes[0].Vote.CheckedAt)];
    }

    /// <summary>All that a reader can see, as JSON: standings with their incidents, and the latest votes.</summary>
    private static string StateAfter(IEnumerable<VotesMessage> messages, HashSet<Verdict> seen)
    {
        var state = new ShardState { Snapshots = new Dictionary<string, Versioned<Snapshot>>(), Heartbeats = new Dictionary<string, Versioned<Heartbeat>>() };
        foreach (var message in messages)
        {
            var merge = ShardMerge.Apply(state, message, new MergeContext(Votes.Regions, Index, new IncidentOptions(), Votes.Noon.AddMinutes(10)));
            state = state with
            {
                Snapshots = Replaced(state.Snapshots, merge.Snapshots, snapshot => snapshot.Id),
                Heartbeats = Replaced(state.Heartbeats, merge.Heartbeats, heartbeat => heartbeat.Region),
            };
            seen.UnionWith(merge.Snapshots.Select(snapshot => snapshot.Value.Verdict));
        }

        return JsonSerializer.Serialize(Sites.Select(site => new
        {
            state.Snapshots[site.Target.Id].Value.Standing,
            state.Snapshots[site.Target.Id].Value.Quorum,
            Votes = CurrentVotes.Of(site.Target.Id, Votes.Regions, state.Snapshots[site.Target.Id].Value, region => state.Heartbeats.GetValueOrDefault(region)?.Value),
        }));
    }

    private static Dictionary<string, Versioned<T>> Replaced<T>(
        IReadOnlyDictionary<string, Versioned<T>> stored, IReadOnlyList<Versioned<T>> news, Func<T, string> keyOf)
    {
        var next = stored.ToDictionary();
        foreach (var item in news)
        {
            next[keyOf(item.Value)] = item with { Version = "stored" };
        }

        return next;
    }
}
