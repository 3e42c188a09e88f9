using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Status;

public sealed class HeartbeatHeadlineTests
{
    [Theory]
    [InlineData(Verdict.Up, null, "backup calls in time.")]
    [InlineData(Verdict.Down, null, "backup has not called in time.")]
    [InlineData(Verdict.Regional, null, "backup is overdue for some regions, but not for all.")]
    [InlineData(Verdict.Maintenance, null, "backup is in planned maintenance.")]
    [InlineData(Verdict.Unknown, Abstention.Awaited, "We are waiting for backup to call.")]
    [InlineData(Verdict.Unknown, Abstention.Sick, "We cannot tell whether backup has called: too few of our regions can say.")]
    public void A_job_is_spoken_of_as_one_that_calls(Verdict verdict, Abstention? abstention, string headline) =>
        Assert.Equal(headline, Headlines.ForHeartbeat("backup", verdict, [Votes.Vote("europe", VoteKind.Abstained) with { Abstention = abstention }]));
}
