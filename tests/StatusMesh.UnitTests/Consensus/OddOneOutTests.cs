using StatusMesh.Core.Consensus;

namespace StatusMesh.UnitTests.Consensus;

public sealed class OddOneOutTests
{
    [Fact]
    public void A_region_that_alone_fails_half_of_its_targets_abstains_on_them()
    {
        var judged = OddOneOut.Judge([.. Repeat(5, "duu"), .. Repeat(5, "uuu")]);

        Assert.All(judged.Take(5), votes => Assert.Equal((VoteKind.Abstained, Abstention.OddOneOut), (votes[0].Vote, votes[0].Abstention)));
        Assert.All(judged.Skip(5), votes => Assert.Equal(VoteKind.Up, votes[0].Vote));
    }

    [Theory]
    [InlineData(4, "duu", 0, "uuu")] // too few targets to conclude anything
    [InlineData(5, "duu", 6, "uuu")] // less than half
    [InlineData(5, "ddu", 0, "uuu")] // another region sees it too
    [InlineData(5, "d--", 0, "uuu")] // nobody else says anything
    public void Otherwise_its_votes_count(int failing, string pattern, int fine, string rest)
    {
        var judged = OddOneOut.Judge([.. Repeat(failing, pattern), .. Repeat(fine, rest)]);

        Assert.All(judged.Take(failing), votes => Assert.Equal(VoteKind.Down, votes[0].Vote));
    }

    [Fact]
    public void Votes_of_others_from_before_it_failed_say_nothing()
    {
        // A provider that fails everywhere is first seen by one region, while the others' last votes still say up.
        var target = Repeat(1, "duu")[0];
        IReadOnlyList<RegionVote> early = [target[0] with { Since = Votes.Noon.AddSeconds(10), CheckedAt = Votes.Noon.AddSeconds(12) }, target[1], target[2]];

        Assert.All(OddOneOut.Judge([.. Enumerable.Repeat(early, 10)]), votes => Assert.Equal(VoteKind.Down, votes[0].Vote));
    }

    [Fact]
    public void A_silenced_vote_is_a_down_vote_again_when_others_fail_too()
    {
        var silenced = OddOneOut.Judge([.. Repeat(5, "duu")]);
        IReadOnlyList<IReadOnlyList<RegionVote>> worse = [.. silenced.Select(votes => (IReadOnlyList<RegionVote>)[votes[0], votes[1] with { Vote = VoteKind.Down }, votes[2]])];

        Assert.All(OddOneOut.Judge(worse), votes => Assert.Equal(VoteKind.Down, votes[0].Vote));
    }

    [Fact]
    public void Judging_twice_changes_nothing()
    {
        var once = OddOneOut.Judge([.. Repeat(6, "duu")]);

        Assert.Equal(once.SelectMany(votes => votes), OddOneOut.Judge(once).SelectMany(votes => votes));
    }

    private static List<IReadOnlyList<RegionVote>> Repeat(int count, string votes) =>
    [
        .. Enumerable.Range(0, count).Select(_ => (IReadOnlyList<RegionVote>)[.. votes.Select((vote, i) => Votes.Vote(Votes.Regions[i], vote switch
        {
            'u' => VoteKind.Up,
            'd' => VoteKind.Down,
            'b' => VoteKind.Blocked,
            _ => VoteKind.Abstained,
        }))]),
    ];
}
