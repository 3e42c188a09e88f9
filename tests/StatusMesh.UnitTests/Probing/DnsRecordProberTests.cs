using System.Net;
using StatusMesh.Adapters.Dns;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Dns;

namespace StatusMesh.UnitTests.Probing;

/// <summary>The real client against a real name server on loopback.</summary>
public sealed class DnsRecordProberTests : IAsyncDisposable
{
    private readonly LoopbackNameServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<string, ushort, LoopbackDnsReply, string[]> Kinds => new()
    {
        { "A", 1, LoopbackDnsReply.Of("192.0.2.1", "192.0.2.2"), ["192.0.2.1", "192.0.2.2"] },
        { "AAAA", 28, LoopbackDnsReply.Of("2001:DB8:0::1"), ["2001:db8::1"] },
        { "CNAME", 5, new LoopbackDnsReply { Aliases = ["Real.Example.COM"] }, ["real.example.com"] },
        { "NS", 2, LoopbackDnsReply.Names("NS1.example.net", "ns2.example.net"), ["ns1.example.net", "ns2.example.net"] },
        { "MX", 15, LoopbackDnsReply.MailServers("mx1.example.net", "mx2.example.net"), ["10 mx1.example.net", "20 mx2.example.net"] },
        { "TXT", 16, LoopbackDnsReply.Text("v=spf1 ", "-All"), ["v=spf1 -All"] }, // one text in two strings
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_type_is_read_and_compared(string type, ushort code, LoopbackDnsReply reply, string[] values)
    {
        _server.Set("example.com", code, reply);

        Assert.Equal((VoteKind.Up, null), await VoteAsync(type));
        Assert.Equal((VoteKind.Up, null), await VoteAsync(type, values));
        Assert.Equal((VoteKind.Up, null), await VoteAsync(type, values[^1])); // others may be there, too
        Assert.Equal((VoteKind.Down, Cause.DnsMismatch), await VoteAsync(type, [.. values, "other"]));
    }

    [Fact]
    public async Task A_text_is_compared_letter_by_letter()
    {
        _server.Set("example.com", 16, LoopbackDnsReply.Text("v=spf1 -all"));

        Assert.Equal((VoteKind.Down, Cause.DnsMismatch), await VoteAsync("TXT", "v=spf1 -ALL"));
    }

    [Fact]
    public async Task Addresses_behind_an_alias_are_the_names_own()
    {
        _server.Set("example.com", 1, LoopbackDnsReply.Of("192.0.2.1") with { Aliases = ["real.example.com"] });

        Assert.Equal((VoteKind.Up, null), await VoteAsync("A", "192.0.2.1"));
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_into_a_datagram_is_fetched_over_TCP()
    {
        _server.Set("example.com", 15, LoopbackDnsReply.MailServers("mx.example.net") with { IsTruncated = true });

        Assert.Equal((VoteKind.Up, null), await VoteAsync("MX", "10 mx.example.net"));
        Assert.Equal(1, _server.Connections);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_down() => Assert.Equal((VoteKind.Down, Cause.DnsNxdomain), await VoteAsync("MX"));

    [Fact]
    public async Task A_name_without_such_a_record_is_down()
    {
        _server.Set("example.com", 15, new LoopbackDnsReply());

        Assert.Equal((VoteKind.Down, Cause.DnsNoRecord), await VoteAsync("MX"));
    }

    [Theory]
    [InlineData(false, VoteKind.Abstained)] // our resolver's fault
    [InlineData(true, VoteKind.Down)] // what the monitor watches
    public async Task Silence_is_the_fault_of_whoever_was_to_speak(bool ownNameServers, VoteKind vote)
    {
        _server.Set("example.com", 15, LoopbackDnsReply.Silence);

        Assert.Equal((vote, Cause.DnsTimeout), await VoteAsync("MX", ownNameServers, []));
    }

    [Fact]
    public async Task Garbage_is_no_answer_and_breaks_nothing()
    {
        _server.Set("example.com", 15, LoopbackDnsReply.Garbage);

        Assert.Equal(VoteKind.Abstained, (await VoteAsync("MX", ownNameServers: false, [])).Vote);
    }

    [Fact]
    public async Task A_name_server_that_fails_gives_way_to_the_next()
    {
        await using var broken = new LoopbackNameServer();
        broken.Set("example.com", 15, LoopbackDnsReply.Error(2));
        _server.Set("example.com", 15, LoopbackDnsReply.MailServers("mx.example.net"));

        var lookup = new DnsClientRecords([broken.EndPoint, _server.EndPoint]);
        var answer = await lookup.LookUpAsync("example.com", Core.Probing.Dns.DnsRecordType.Mx, TestContext.Current.CancellationToken);

        Assert.IsType<Core.Probing.Dns.RecordAnswer.Found>(answer);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_its_cancellation_and_no_result()
    {
        _server.Set("example.com", 15, LoopbackDnsReply.Silence);
        using var cancel = new CancellationTokenSource();
        var probing = ProbeAsync("MX", [_server.EndPoint], [], cancel.Token);
        await _server.WaitForQuestionsAsync(1, TestContext.Current.CancellationToken);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probing);
    }

    private Task<(VoteKind Vote, Cause? Cause)> VoteAsync(string type, params string[] expected) => VoteAsync(type, ownNameServers: true, expected);

    private async Task<(VoteKind Vote, Cause? Cause)> VoteAsync(string type, bool ownNameServers, string[] expected)
    {
        var result = await ProbeAsync(type, ownNameServers ? [_server.EndPoint] : [], expected, TestContext.Current.CancellationToken);
        var vote = Voting.Of("europe", result, Expectations.None, null);
        return (vote.Vote, vote.Cause);
    }

    private Task<CheckResult> ProbeAsync(string type, IPEndPoint[] nameServers, string[] expected, CancellationToken cancellationToken) =>
        ProbeBench.Kinds(resolvers: new DnsClientResolvers([_server.EndPoint], TimeProvider.System)).ProbeAsync(
            new ProbeRequest(ProbeBench.MonitorTarget($"dns://example.com/{type}"), TimeSpan.FromSeconds(5))
            {
                Settings = new RequestSettings { NameServers = nameServers },
                Expect = new Expectations { Records = expected },
            },
            cancellationToken);
}
