using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Consensus;

public sealed class VotingTests
{
    [Theory]
    [InlineData(200, VoteKind.Up, null)]
    [InlineData(204, VoteKind.Up, null)]
    [InlineData(301, VoteKind.Up, null)]
    [InlineData(304, VoteKind.Up, null)]
    [InlineData(404, VoteKind.Degraded, Cause.ClientError)] // the site is there, this page is not
    [InlineData(410, VoteKind.Degraded, Cause.ClientError)]
    [InlineData(401, VoteKind.Blocked, Cause.LoginRequired)]
    [InlineData(407, VoteKind.Blocked, Cause.LoginRequired)]
    [InlineData(403, VoteKind.Blocked, Cause.Forbidden)]
    [InlineData(451, VoteKind.Blocked, Cause.Forbidden)]
    [InlineData(429, VoteKind.Blocked, Cause.RateLimited)]
    [InlineData(500, VoteKind.Down, Cause.ServerError)]
    [InlineData(502, VoteKind.Down, Cause.BadGateway)]
    [InlineData(503, VoteKind.Down, Cause.ServiceUnavailable)]
    [InlineData(504, VoteKind.Down, Cause.GatewayTimeout)]
    [InlineData(521, VoteKind.Down, Cause.ServerError)]
    [InlineData(999, VoteKind.Down, Cause.UnexpectedStatus)]
    public void Without_expectations_the_status_decides(int status, VoteKind kind, Cause? cause)
    {
        var vote = Voting.Of("europe", Answer(status), expected: null, selfCheck: null);

        Assert.Equal((kind, cause), (vote.Vote, vote.Cause));
    }

    [Theory]
    [InlineData("404", 404, VoteKind.Up, null)]
    [InlineData("403", 403, VoteKind.Up, null)]
    [InlineData("200", 404, VoteKind.Down, Cause.ClientError)]
    [InlineData("200", 204, VoteKind.Down, Cause.UnexpectedStatus)]
    [InlineData("200", 301, VoteKind.Down, Cause.UnexpectedStatus)]
    [InlineData("200", 502, VoteKind.Down, Cause.BadGateway)]
    [InlineData("200", 403, VoteKind.Blocked, Cause.Forbidden)] // it does not let us in, so the expectation cannot be judged
    [InlineData("5xx", 503, VoteKind.Up, null)]
    public void A_monitors_own_statuses_replace_the_rule(string expected, int status, VoteKind kind, Cause? cause)
    {
        var vote = Voting.Of("europe", Answer(status), new Expectations { Status = StatusSet.TryParse(expected) }, selfCheck: null);

        Assert.Equal((kind, cause), (vote.Vote, vote.Cause));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(503)]
    public void A_challenge_is_blocked_whatever_its_status(int status)
    {
        var vote = Voting.Of("europe", Answer(status, ("cf-mitigated", "challenge")), expected: null, selfCheck: null);

        Assert.Equal((VoteKind.Blocked, Cause.BotChallenge), (vote.Vote, vote.Cause));
    }

    [Fact]
    public void A_failure_counts_when_two_of_three_control_hosts_answered() =>
        Assert.Equal(VoteKind.Down, Voting.Of("europe", Refused(isPrivate: false), null, Controls(true, true, false)).Vote);

    [Fact]
    public void A_failure_of_a_sick_region_does_not_count()
    {
        var vote = Voting.Of("europe", Refused(isPrivate: false), null, Controls(true, false, false));

        Assert.Equal((VoteKind.Abstained, Abstention.Sick), (vote.Vote, vote.Abstention));
        Assert.Equal(Cause.ConnectRefused, vote.Cause); // what it saw is still shown
    }

    [Fact]
    public void A_server_error_seen_by_a_sick_region_does_not_count() =>
        Assert.Equal(VoteKind.Abstained, Voting.Of("europe", Answer(502), null, Controls(false, false, false)).Vote);

    [Fact]
    public void A_success_of_a_sick_region_counts() =>
        Assert.Equal(VoteKind.Up, Voting.Of("europe", Answer(200), null, Controls(false, false, false)).Vote);

    [Fact]
    public void Control_hosts_on_the_internet_say_nothing_of_a_private_target() =>
        Assert.Equal(VoteKind.Down, Voting.Of("europe", Refused(isPrivate: true), null, Controls(false, false, false)).Vote);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Control_hosts_say_nothing_of_what_needs_no_network(bool privateControls)
    {
        var controls = Controls(false, false, false);
        controls = controls with { Controls = [.. controls.Controls.Select(control => control with { IsPrivate = privateControls })] };
        var missing = Answer(200) with { Status = null, Unmet = Cause.HeartbeatMissing, NeedsNoNetwork = true };

        var vote = Voting.Of("europe", missing, null, controls);

        Assert.Equal((VoteKind.Down, Cause.HeartbeatMissing), (vote.Vote, vote.Cause));
        Assert.Null(vote.Timings); // no time that a chart could show
    }

    [Fact]
    public void Private_control_hosts_speak_for_private_targets()
    {
        var controls = Controls(false, false, false);
        controls = controls with { Controls = [.. controls.Controls.Select(control => control with { IsPrivate = true })] };

        Assert.Equal(VoteKind.Abstained, Voting.Of("europe", Refused(isPrivate: true), null, controls).Vote);
        Assert.Equal(VoteKind.Down, Voting.Of("europe", Refused(isPrivate: false), null, controls).Vote);
    }

    [Theory]
    [InlineData(Cause.DnsTimeout, FailureSource.Resolver, Abstention.Sick)]
    [InlineData(Cause.NoNetwork, FailureSource.Network, Abstention.Sick)]
    [InlineData(Cause.RefusedAddress, FailureSource.Policy, Abstention.Refused)]
    [InlineData(Cause.OutOfTime, FailureSource.Policy, Abstention.OutOfTime)]
    [InlineData(Cause.HeartbeatAwaited, FailureSource.Policy, Abstention.Awaited)]
    [InlineData(Cause.StorageAway, FailureSource.Storage, Abstention.Sick)]
    public void A_failure_of_ours_is_never_a_down_vote(Cause cause, FailureSource source, Abstention abstention)
    {
        var vote = Voting.Of("europe", Failed(new ProbeFailure(ProbePhase.Connect, cause, source), isPrivate: true), null, Controls(true, true, true));

        Assert.Equal((VoteKind.Abstained, abstention), (vote.Vote, vote.Abstention));
    }

    [Fact]
    public void A_confirmed_failure_is_back_dated_to_its_first_look()
    {
        var confirmed = Refused(isPrivate: true) with { At = Votes.Noon.AddSeconds(2), FirstLook = Refused(isPrivate: true) };

        var vote = Voting.Of("europe", confirmed, null, null);

        Assert.Equal((Votes.Noon.AddSeconds(2), Votes.Noon), (vote.CheckedAt, vote.Since));
    }

    public static TheoryData<int, string, DateTimeOffset?> Announcements => new()
    {
        { 503, "120", Votes.Noon.AddSeconds(120) },
        { 429, "5", Votes.Noon.AddSeconds(5) },
        { 503, "Sun, 22 Nov 2026 14:00:00 GMT", Votes.Noon.AddHours(2) },
        { 503, "Sun, 22 Nov 2026 11:00:00 GMT", null }, // in the past
        { 503, "99999999999999999999", null },
        { 503, "100000000", null }, // three years: a joke or an attack
        { 503, "-5", null },
        { 503, "soon", null },
        { 200, "120", null },
    };

    [Theory]
    [MemberData(nameof(Announcements))]
    public void An_announced_end_is_read(int status, string text, DateTimeOffset? at) =>
        Assert.Equal(at, Voting.Of("europe", Answer(status, ("retry-after", text)), null, null).RetryAt);

    private static CheckResult Answer(int status, params (string Name, string Value)[] headers) => new()
    {
        TargetId = new string('0', 64),
        At = Votes.Noon,
        Timings = new PhaseTimings { TotalMs = 1 },
        Status = status,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value),
    };

    private static CheckResult Refused(bool isPrivate) =>
        Failed(new ProbeFailure(ProbePhase.Connect, Cause.ConnectRefused, FailureSource.Target), isPrivate);

    private static CheckResult Failed(ProbeFailure failure, bool isPrivate) => new()
    {
        TargetId = new string('0', 64),
        At = Votes.Noon,
        Timings = new PhaseTimings { TotalMs = 1 },
        Failure = failure,
        IsPrivate = isPrivate,
    };

    private static SelfCheckResult Controls(params bool[] answered) => new()
    {
        At = Votes.Noon,
        Controls = [.. answered.Select((yes, i) => new ControlHostResult { Host = $"control-{i}.example", Answered = yes, IsPrivate = false })],
    };
}
