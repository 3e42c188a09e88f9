using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Monitors.Expect;

public sealed class ExpectationJudgeTests
{
    [Theory]
    [InlineData(99.9, VoteKind.Up, null)]
    [InlineData(100, VoteKind.Up, null)]
    [InlineData(100.1, VoteKind.Degraded, Cause.TooSlow)]
    public void An_answer_that_takes_too_long_is_degraded(double totalMs, VoteKind vote, Cause? cause) =>
        Assert.Equal((vote, cause), Judge(Answer(200, totalMs), new Expectations { Latency = TimeSpan.FromMilliseconds(100) }));

    [Theory]
    [InlineData(30, VoteKind.Up, null)]
    [InlineData(21, VoteKind.Up, null)]
    [InlineData(20.9, VoteKind.Degraded, Cause.CertExpiresSoon)]
    [InlineData(7, VoteKind.Degraded, Cause.CertExpiresSoon)]
    [InlineData(6.9, VoteKind.Down, Cause.CertExpiresSoon)]
    public void A_certificate_that_ends_soon_is_degraded_then_down(double daysLeft, VoteKind vote, Cause? cause) =>
        Assert.Equal((vote, cause), Judge(Answer(200, daysLeft: daysLeft), new Expectations { CertificateWarnDays = 21, CertificateFailDays = 7 }));

    [Fact]
    public void One_of_the_certificate_days_alone_will_do()
    {
        Assert.Equal((VoteKind.Down, Cause.CertExpiresSoon), Judge(Answer(200, daysLeft: 1), new Expectations { CertificateFailDays = 7 }));
        Assert.Equal((VoteKind.Degraded, Cause.CertExpiresSoon), Judge(Answer(200, daysLeft: 1), new Expectations { CertificateWarnDays = 7 }));
    }

    [Fact]
    public void Where_no_certificate_was_shown_none_can_end() =>
        Assert.Equal((VoteKind.Up, null), Judge(Answer(200), new Expectations { CertificateFailDays = 7 }));

    [Theory]
    [InlineData(200, VoteKind.Down, Cause.TextMissing)]
    [InlineData(404, VoteKind.Down, Cause.TextMissing)] // worse than the missing page
    [InlineData(502, VoteKind.Down, Cause.BadGateway)] // says more than the text that is of course missing
    [InlineData(403, VoteKind.Blocked, Cause.Forbidden)] // it does not let us in, so the text cannot be judged
    public void What_the_inspector_missed_is_down(int status, VoteKind vote, Cause cause) =>
        Assert.Equal((vote, cause), Judge(Answer(status) with { Unmet = Cause.TextMissing }, Expectations.None));

    [Fact]
    public void The_worst_counts_and_names_the_cause()
    {
        var all = new Expectations { Latency = TimeSpan.FromMilliseconds(1), CertificateWarnDays = 21, CertificateFailDays = 7 };

        Assert.Equal((VoteKind.Down, Cause.CertExpiresSoon), Judge(Answer(404, 50, daysLeft: 1), all));
        Assert.Equal((VoteKind.Degraded, Cause.ClientError), Judge(Answer(404, 50, daysLeft: 10), all));
        Assert.Equal((VoteKind.Degraded, Cause.TooSlow), Judge(Answer(200, 50, daysLeft: 10), all));
    }

    [Fact]
    public void An_answer_without_a_status_is_up_unless_something_else_was_expected()
    {
        var answer = Answer(null, 50);

        Assert.Equal((VoteKind.Up, null), Judge(answer, Expectations.None));
        Assert.Equal((VoteKind.Degraded, Cause.TooSlow), Judge(answer, new Expectations { Latency = TimeSpan.FromMilliseconds(1) }));
    }

    [Fact]
    public void Of_two_families_the_worse_counts_and_both_are_shown()
    {
        var vote = Voting.Of("europe", Answer(200) with { Address = "192.0.2.1", OtherFamily = Failed(FailureSource.Target) }, null, null);

        Assert.Equal((VoteKind.Down, Cause.ConnectTimeout), (vote.Vote, vote.Cause));
        Assert.Equal(
            [(IpFamily.Ipv4, VoteKind.Up, null, "192.0.2.1"), (IpFamily.Ipv6, VoteKind.Down, Cause.ConnectTimeout, null)],
            vote.Families!.Select(family => (family.Family, family.Vote, family.Cause, family.Address)));
    }

    [Fact]
    public void A_region_without_IPv6_votes_by_what_IPv4_showed()
    {
        var vote = Voting.Of("europe", Answer(200) with { OtherFamily = Failed(FailureSource.Network) }, null, null);

        Assert.Equal((VoteKind.Up, null), (vote.Vote, vote.Cause));
        Assert.Equal(VoteKind.Abstained, vote.Families![1].Vote);
    }

    [Fact]
    public void Equal_expectations_are_equal_so_that_an_unchanged_file_changes_nothing()
    {
        Assert.Equal(Many(), Many());
        Assert.Equal(Many().GetHashCode(), Many().GetHashCode());
        Assert.NotEqual(Many(), Many() with { Text = ["b"] });
        Assert.NotEqual(Many(), Many() with { NoText = ["b"] });
        Assert.NotEqual(Many(), Many() with { Json = [] });
        Assert.NotEqual(Many(), Many() with { Headers = [] });
        Assert.NotEqual(Many(), Many() with { IgnoreCase = true });
        Assert.NotEqual(Many(), Many() with { CertificateFailDays = 2 });

        static Expectations Many() => new()
        {
            Status = StatusSet.TryParse("200"),
            Text = ["a"],
            Json = [new JsonExpectation("a", "1")],
            Headers = [new HeaderExpectation("a", null, "b")],
            CertificateFailDays = 1,
        };
    }

    private static (VoteKind Vote, Cause? Cause) Judge(CheckResult result, Expectations expected) => ExpectationJudge.Judge(result, expected);

    private static CheckResult Answer(int? status, double totalMs = 1, double? daysLeft = null) => new()
    {
        TargetId = new string('0', 64),
        At = Votes.Noon,
        Timings = new PhaseTimings { TotalMs = totalMs },
        Status = status,
        Tls = daysLeft is { } days ? new TlsFacts { Protocol = "TLS 1.3", Issuer = "R11", ExpiresAt = Votes.Noon.AddDays(days) } : null,
    };

    private static CheckResult Failed(FailureSource source) =>
        Answer(null) with { Failure = new ProbeFailure(ProbePhase.Connect, Cause.ConnectTimeout, source) };
}
