using System.Net.Sockets;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Fakes;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing;

public sealed class ExpectingProbeTests
{
    [Fact]
    public async Task The_monitors_own_request_is_sent()
    {
        var received = "";
        await using var server = RawServer.Start(async connection =>
        {
            var head = await connection.ReadRequestAsync();
            var body = new byte[9];
            await connection.Stream.ReadExactlyAsync(body);
            received = head + System.Text.Encoding.UTF8.GetString(body);
            await connection.SendAsync("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        });

        var result = await ProbeAsync(server.Url, new RequestSettings
        {
            Method = RequestMethod.Post,
            Headers = [new("Authorization", "Bearer t"), new("user-agent", "mine/1"), new("Content-Type", "application/json")],
            Body = "{\"ü\":1}\n",
        });

        Assert.Equal(201, result.Status);
        Assert.StartsWith("POST / HTTP/1.1\r\nHost: 127.0.0.1", received, StringComparison.Ordinal);
        Assert.Contains("\r\nAuthorization: Bearer t\r\nuser-agent: mine/1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n", received, StringComparison.Ordinal);
        Assert.DoesNotContain("User-Agent:", received, StringComparison.Ordinal); // ours gave way
        Assert.EndsWith("\r\n\r\n{\"ü\":1}\n", received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_POST_without_a_body_says_that_it_has_none()
    {
        await using var server = RawServer.WithStatus(200);

        await ProbeAsync(server.Url, new RequestSettings { Method = RequestMethod.Post });

        Assert.Contains("\r\nContent-Length: 0\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_HEAD_has_no_body_whatever_its_length_says()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");

        var result = await ProbeAsync(server.Url, new RequestSettings { Method = RequestMethod.Head });

        Assert.Null(result.Failure);
        Assert.StartsWith("HEAD / ", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, null)] // far behind the 1,000 characters of evidence
    [InlineData(66_000, Cause.TextMissing)] // behind what is read of a body
    public async Task A_text_is_found_in_the_first_64_KiB(int before, Cause? unmet)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {before + 7}\r\n\r\n{new string('x', before)}Welcome");

        var result = await ProbeAsync(server.Url, RequestSettings.Default, new Expectations { Text = ["Welcome"] });

        Assert.Null(result.Failure);
        Assert.Equal(unmet, result.Unmet);
        Assert.Null(result.BodyStart);
    }

    [Fact]
    public async Task A_text_that_chunks_cut_in_two_is_found()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWelc\r\n3\r\nome\r\n0\r\n\r\n");

        var result = await ProbeAsync(server.Url, RequestSettings.Default, new Expectations { Text = ["Welcome"] });

        Assert.Null(result.Unmet);
    }

    [Fact]
    public async Task A_header_that_is_no_evidence_can_be_expected()
    {
        await using var server = RawServer.WithStatus(200, "X-Own: yes\r\n");

        var result = await ProbeAsync(server.Url, RequestSettings.Default, new Expectations { Headers = [new("x-own", "yes", null)] });

        Assert.Null(result.Unmet);
        Assert.DoesNotContain("x-own", result.Headers.Keys);
    }

    [Fact]
    public async Task A_redirect_to_another_origin_takes_no_headers_no_body_and_no_method_along()
    {
        await using var stranger = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nWelcome");
        await using var server = RawServer.Answering($"HTTP/1.1 307 Away\r\nLocation: {stranger.Url}\r\nContent-Length: 0\r\n\r\n");

        var result = await ProbeAsync(server.Url, Secretive, new Expectations { Text = ["Welcome"] });

        Assert.Equal((200, null), (result.Status, result.Unmet));
        Assert.Contains("hunter2", Assert.Single(server.Requests), StringComparison.Ordinal);
        var request = Assert.Single(stranger.Requests);
        Assert.StartsWith("GET / ", request, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(303, "GET")]
    [InlineData(302, "GET")]
    [InlineData(307, "POST")]
    [InlineData(308, "POST")]
    public async Task A_redirect_within_the_origin_keeps_the_headers(int status, string method)
    {
        await using var server = RawServer.Start(async connection =>
        {
            var head = await connection.ReadRequestAsync();
            await connection.SendAsync(head.Contains(" /next ", StringComparison.Ordinal)
                ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                : $"HTTP/1.1 {status} There\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n");
        });

        var result = await ProbeAsync(server.Url, Secretive);

        Assert.Equal(200, result.Status);
        Assert.StartsWith(method + " /next ", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Authorization: hunter2", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_lacks_the_text()
    {
        await using var server = RawServer.Answering("HTTP/1.1 301 Away\r\nLocation: /next\r\nContent-Length: 7\r\n\r\nWelcome");

        var result = await ProbeAsync(server.Url, RequestSettings.Default, new Expectations { Text = ["Welcome"] });

        Assert.Equal((301, Cause.TextMissing), (result.Status, result.Unmet));
    }

    [Theory]
    [InlineData(IpFamily.Ipv4, "127.0.0.1")]
    [InlineData(IpFamily.Ipv6, null)] // nothing listens there
    public async Task Only_the_wanted_family_is_dialled(IpFamily family, string? answers)
    {
        await using var server = RawServer.WithStatus(200);
        var resolver = new ScriptedResolver().With("dual.test", "::1", "127.0.0.1");

        var result = await ProbeAsync($"http://dual.test:{server.Port}/", new RequestSettings { Family = family }, resolver: resolver);

        Assert.Equal(answers, result.Failure is null ? result.Address : null);
        Assert.Equal(family == IpFamily.Ipv6, result.Address == "::1");
    }

    [Fact]
    public async Task A_name_without_an_address_of_the_wanted_family_is_down()
    {
        var resolver = new ScriptedResolver().With("old.test", "127.0.0.1");

        var result = await ProbeAsync("http://old.test:81/", new RequestSettings { Family = IpFamily.Ipv6 }, resolver: resolver);

        Assert.Equal(new ProbeFailure(ProbePhase.Dns, Cause.DnsNoAddress, FailureSource.Target), result.Failure);
    }

    [Fact]
    public async Task An_address_that_is_not_dialled_refuses_the_name_all_the_same()
    {
        var resolver = new ScriptedResolver().With("mixed.test", "127.0.0.1", "fd00::1");

        var result = await ProbeAsync("http://mixed.test:81/", new RequestSettings { Family = IpFamily.Ipv4 }, resolver: resolver);

        Assert.Equal(Cause.RefusedAddress, result.Failure?.Cause);
    }

    [Fact]
    public async Task Both_families_are_two_answers_of_which_the_worse_counts()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var server = RawServer.WithStatus(200);
        var prober = new ConfirmingProber(
            ProbeBench.Kinds(new ScriptedResolver().With("dual.test", "127.0.0.1", "::1")),
            NoResolvers.Instance,
            new ProbeOptions { Timeout = TimeSpan.FromSeconds(5) },
            TimeProvider.System);

        var result = await prober.CheckAsync(
            ProbeBench.Target($"http://dual.test:{server.Port}/"),
            new RequestSettings { Family = IpFamily.Both },
            Expectations.None,
            quick: false,
            TestContext.Current.CancellationToken);
        var vote = Voting.Of("europe", result, Expectations.None, null);

        Assert.Equal((VoteKind.Down, Cause.ConnectRefused), (vote.Vote, vote.Cause));
        Assert.Equal(["127.0.0.1", "::1"], vote.Families!.Select(family => family.Address));
    }

    [Fact]
    public async Task The_monitors_own_resolver_is_asked_instead_of_the_regions()
    {
        await using var server = RawServer.WithStatus(200);
        var own = new ScriptedResolver().With("site.test", "127.0.0.1");
        var regions = new ScriptedResolver();

        var result = await ProbeBench.Prober(regions).ProbeAsync(
            new ProbeRequest(ProbeBench.Target($"http://site.test:{server.Port}/"), TimeSpan.FromSeconds(5)) { Resolver = own },
            TestContext.Current.CancellationToken);

        Assert.Null(result.Failure);
        Assert.Empty(regions.Asked);
    }

    private static RequestSettings Secretive { get; } = new()
    {
        Method = RequestMethod.Post,
        Headers = [new("Authorization", "hunter2")],
        Body = "hunter2",
        FollowRedirects = true,
    };

    private static Task<CheckResult> ProbeAsync(
        string url, RequestSettings settings, Expectations? expected = null, ScriptedResolver? resolver = null) =>
        ProbeBench.Prober(resolver).ProbeAsync(
            new ProbeRequest(ProbeBench.Target(url), TimeSpan.FromSeconds(5))
            {
                FollowRedirects = settings.FollowRedirects,
                Settings = settings,
                Expect = expected ?? Expectations.None,
            },
            TestContext.Current.CancellationToken);
}
