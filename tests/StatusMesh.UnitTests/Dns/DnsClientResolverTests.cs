using System.Net;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.Dns;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Dns;

namespace StatusMesh.UnitTests.Dns;

public sealed class DnsClientResolverTests : IAsyncDisposable
{
    private const string Name = "www.example.test";

    private readonly LoopbackNameServer _server = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Addresses_of_both_families_are_found_ipv4_first()
    {
        _server.Set(Name, LoopbackDnsReply.Of("2001:db8::1", "192.0.2.1", "192.0.2.2"));
        await AssertFoundAsync(Name, "192.0.2.1", "192.0.2.2", "2001:db8::1");
    }

    [Fact]
    public async Task Nothing_is_remembered()
    {
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.1"));
        await AssertFoundAsync(Name, "192.0.2.1");
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.2"));
        await AssertFoundAsync(Name, "192.0.2.2");
        Assert.Equal(4, _server.Datagrams);
    }

    [Fact]
    public async Task Aliases_are_followed_in_the_answer()
    {
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.1") with { Aliases = ["a.example.test", "B.example.test"] });
        await AssertFoundAsync(Name, "192.0.2.1");
    }

    [Fact]
    public async Task A_loop_of_aliases_is_named()
    {
        _server.Set(Name, new LoopbackDnsReply { Aliases = ["a.example.test", Name] });
        await AssertFailedAsync(Cause.DnsAliasLoop, FailureSource.Target);
    }

    [Fact]
    public async Task A_truncated_answer_is_fetched_over_tcp()
    {
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.1") with { IsTruncated = true });
        await AssertFoundAsync(Name, "192.0.2.1");
        Assert.InRange(_server.Connections, 1, 2); // the second family may use the connection of the first
    }

    [Theory]
    [InlineData(0, Cause.DnsNoAddress, FailureSource.Target)]
    [InlineData(2, Cause.DnsServfail, FailureSource.Target)]
    [InlineData(3, Cause.DnsNxdomain, FailureSource.Target)]
    [InlineData(5, Cause.DnsRefused, FailureSource.Resolver)]
    [InlineData(1, Cause.DnsBadAnswer, FailureSource.Resolver)] // format error: the server does not understand us
    public async Task An_answer_without_addresses_says_why(int responseCode, Cause cause, FailureSource source)
    {
        _server.Set(Name, LoopbackDnsReply.Error(responseCode));
        await AssertFailedAsync(cause, source);
    }

    [Fact]
    public async Task Garbage_is_a_bad_answer()
    {
        _server.Set(Name, LoopbackDnsReply.Garbage);
        await AssertFailedAsync(Cause.DnsBadAnswer, FailureSource.Resolver);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_bad_answer()
    {
        // Sockets may not send there unless they ask to, so nothing leaves the machine.
        var broadcast = new IPEndPoint(IPAddress.Broadcast, 53);
        var answer = await new DnsClientResolver([broadcast], NoHosts, _time).ResolveAsync(Name, Cancellation);
        Assert.Equal(new DnsAnswer.Failed(Cause.DnsBadAnswer, FailureSource.Resolver), answer);
    }

    [Fact]
    public async Task Silence_is_a_time_out_after_asking_twice()
    {
        _server.Set(Name, LoopbackDnsReply.Silence);
        var resolving = Resolver().ResolveAsync(Name, Cancellation);
        await _server.WaitForQuestionsAsync(2, Cancellation);
        _time.Advance(DnsClientResolver.AskAgainAfter);
        await _server.WaitForQuestionsAsync(2, Cancellation);
        Assert.False(resolving.IsCompleted);
        _time.Advance(DnsClientResolver.Budget - DnsClientResolver.AskAgainAfter);
        Assert.Equal(new DnsAnswer.Failed(Cause.DnsTimeout, FailureSource.Resolver), await resolving);
    }

    [Fact]
    public async Task A_lost_datagram_is_sent_again()
    {
        _server.Set(Name, LoopbackDnsReply.Silence);
        var resolving = Resolver().ResolveAsync(Name, Cancellation);
        await _server.WaitForQuestionsAsync(2, Cancellation);
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.1"));
        _time.Advance(DnsClientResolver.AskAgainAfter);
        Assert.Equal([IPAddress.Parse("192.0.2.1")], Assert.IsType<DnsAnswer.Found>(await resolving).Addresses);
    }

    [Fact]
    public async Task The_next_server_is_asked_when_the_first_is_silent()
    {
        await using var second = new LoopbackNameServer();
        _server.Set(Name, LoopbackDnsReply.Silence);
        second.Set(Name, LoopbackDnsReply.Of("192.0.2.1"));
        var resolving = new DnsClientResolver([_server.EndPoint, second.EndPoint], NoHosts, _time).ResolveAsync(Name, Cancellation);
        await _server.WaitForQuestionsAsync(2, Cancellation);
        _time.Advance(DnsClientResolver.AskAgainAfter);
        Assert.Equal([IPAddress.Parse("192.0.2.1")], Assert.IsType<DnsAnswer.Found>(await resolving).Addresses);
    }

    [Theory]
    [InlineData(0, false)] // no address
    [InlineData(2, true)] // SERVFAIL
    [InlineData(3, false)] // NXDOMAIN
    [InlineData(5, true)] // REFUSED
    public async Task The_next_server_is_asked_when_the_first_fails_but_not_when_it_knows(int responseCode, bool isNextAsked)
    {
        await using var second = new LoopbackNameServer();
        _server.Set(Name, LoopbackDnsReply.Error(responseCode));
        second.Set(Name, LoopbackDnsReply.Of("192.0.2.1"));

        var answer = await new DnsClientResolver([_server.EndPoint, second.EndPoint], NoHosts, _time).ResolveAsync(Name, Cancellation);

        Assert.Equal(isNextAsked, answer is DnsAnswer.Found);
        Assert.Equal(isNextAsked ? 2 : 0, second.Datagrams);
    }

    [Fact]
    public async Task One_family_is_enough()
    {
        _server.Set(Name, LoopbackDnsReply.Error(2), LoopbackDnsReply.Of("2001:db8::1"));
        await AssertFoundAsync(Name, "2001:db8::1");
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.1"), LoopbackDnsReply.Garbage);
        await AssertFoundAsync(Name, "192.0.2.1");
    }

    [Fact]
    public async Task A_silent_family_holds_the_other_up_for_a_moment_only()
    {
        _server.Set(Name, LoopbackDnsReply.Of("192.0.2.1"), LoopbackDnsReply.Silence);
        var resolving = Resolver().ResolveAsync(Name, Cancellation);
        await _server.WaitForQuestionsAsync(2, Cancellation);
        while (!resolving.IsCompleted)
        {
            // Slower than real time: the grace only starts when the answer, which is on its way, is there.
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, Cancellation);
        }

        // Without the grace the silent family would have been asked again.
        Assert.Equal(2, _server.Datagrams);

        Assert.Equal([IPAddress.Parse("192.0.2.1")], Assert.IsType<DnsAnswer.Found>(await resolving).Addresses);
    }

    [Fact]
    public async Task A_family_without_address_does_not_hide_that_the_other_failed()
    {
        _server.Set(Name, LoopbackDnsReply.Error(0), LoopbackDnsReply.Error(2));
        await AssertFailedAsync(Cause.DnsServfail, FailureSource.Target);
    }

    [Fact]
    public async Task The_callers_cancellation_is_rethrown()
    {
        _server.Set(Name, LoopbackDnsReply.Silence);
        using var stop = new CancellationTokenSource();
        var resolving = Resolver().ResolveAsync(Name, stop.Token);
        await _server.WaitForQuestionsAsync(2, Cancellation);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolving);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("app.localhost")]
    public async Task Localhost_is_asked_of_nobody(string name)
    {
        _server.Set(name, LoopbackDnsReply.Of("192.0.2.1"));
        await AssertFoundAsync(name, "127.0.0.1", "::1");
        Assert.Equal(0, _server.Datagrams);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static HostsFile NoHosts { get; } = new(Path.Combine(AppContext.BaseDirectory, "no-such-hosts-file"));

    private DnsClientResolver Resolver() => new([_server.EndPoint], NoHosts, _time);

    private async Task AssertFoundAsync(string name, params string[] addresses)
    {
        var found = Assert.IsType<DnsAnswer.Found>(await Resolver().ResolveAsync(name, Cancellation));
        Assert.Equal(addresses, found.Addresses.Select(address => address.ToString()));
    }

    private async Task AssertFailedAsync(Cause cause, FailureSource source) =>
        Assert.Equal(new DnsAnswer.Failed(cause, source), await Resolver().ResolveAsync(Name, Cancellation));
}
