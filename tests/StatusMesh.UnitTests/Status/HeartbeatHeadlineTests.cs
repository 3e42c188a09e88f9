using StatusMesh.Core.Consensus;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Status;

public sealed class HeartbeatHeadlineTests
{
    [Theory]
    [InlineData(Verdict.Up, null, "backup calls in time.")]
    [InlineData(Verdict.Down, null, "backup has not called in time.")]
    [InlineData(Verdict.Regional, null, "backup is overdue for some regions, but not for all.")]
    [InlineData(Verdict.Maintenance, null, "backup is in planned maintenance until 23 Nov 2026, 12:00 UTC.")]
    [InlineData(Verdict.Unknown, Abstention.Awaited, "We are waiting for backup to call.")]
    [InlineData(Verdict.Unknown, Abstention.Sick, "We cannot tell whether backup has called: too few of our regions can say.")]
    public void A_job_is_spoken_of_as_one_that_calls(Verdict verdict, Abstention? abstention, string headline)
    {
        IReadOnlyList<RegionVote> votes = [Votes.Vote("europe", VoteKind.Abstained) with { Abstention = abstention }];
        var current = new CurrentVerdict
        {
            Verdict = verdict,
            Since = Votes.Noon,
            Fresh = true,
            Votes = votes,
            Tally = VerdictRule.Decide(votes, inMaintenance: false).Tally,
            Maintenance = verdict == Verdict.Maintenance ? new CurrentMaintenance(null, Votes.Noon, Votes.Noon.AddDays(1)) : null,
        };

        Assert.Equal(headline, Headlines.ForHeartbeat("backup", current, Votes.Noon));
    }
}
