using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.LocalHost.Demo;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Demo;

public sealed class DemoSitesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 7, 30, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, ConnectCallback = DialLoopbackAsync });
    private DemoSites _demo = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _demo = await FreePorts.StartAsync(_time);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _demo.DisposeAsync();
    }

    [Theory]
    [InlineData(DemoSiteKind.Healthy, HttpStatusCode.OK)]
    [InlineData(DemoSiteKind.Regional, HttpStatusCode.OK)] // whoever is cut off does not get here
    [InlineData(DemoSiteKind.BadGateway, HttpStatusCode.BadGateway)]
    [InlineData(DemoSiteKind.Maintenance, HttpStatusCode.ServiceUnavailable)]
    [InlineData(DemoSiteKind.Challenge, HttpStatusCode.Forbidden)]
    public async Task Every_site_answers_as_its_story_says(DemoSiteKind kind, HttpStatusCode status)
    {
        using var response = await GetAsync(kind);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task The_502_is_written_by_the_proxy_not_by_the_application()
    {
        using var response = await GetAsync(DemoSiteKind.BadGateway);

        Assert.Equal("", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Maintenance_says_when_it_ends_and_keeps_to_it()
    {
        using var first = await GetAsync(DemoSiteKind.Maintenance);
        _time.Advance(TimeSpan.FromMinutes(20));
        using var second = await GetAsync(DemoSiteKind.Maintenance);

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero), first.Headers.RetryAfter?.Date);
        Assert.Equal(first.Headers.RetryAfter, second.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_challenge_carries_the_header_that_marks_it()
    {
        using var response = await GetAsync(DemoSiteKind.Challenge);

        Assert.Equal("challenge", Assert.Single(response.Headers.GetValues("cf-mitigated")));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_slow_site_takes_a_second_and_a_half()
    {
        var answer = GetAsync(DemoSiteKind.Slow);
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(_time.GetUtcNow() - Now >= TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task The_control_hosts_answer()
    {
        Assert.Equal(3, _demo.ControlHosts.Count);
        foreach (var host in _demo.ControlHosts)
        {
            using var response = await GetAsync(host);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public void Every_site_has_a_name_of_its_own_below_localhost()
    {
        var hosts = _demo.Sites.Concat(_demo.ControlHosts).Select(site => site.Url.Host).ToList();

        Assert.Equal(hosts.Count, hosts.Distinct().Count());
        Assert.All(hosts, host => Assert.EndsWith(".localhost", host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_busy_port_is_a_problem_and_leaves_nothing_running()
    {
        await _demo.DisposeAsync();
        var first = _demo.Sites[0].Url.Port;
        var taken = first + 1;
        using var busy = new TcpListener(IPAddress.Loopback, taken);
        busy.Start();
        var options = new LocalHostOptions { DemoPort = first };

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => DemoSites.StartAsync(options, _time, Token));

        Assert.Contains(taken.ToString(CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
        using var free = new TcpListener(IPAddress.Loopback, first);
        free.Start();
    }

    private static async ValueTask<Stream> DialLoopbackAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
        return client.GetStream();
    }

    private Task<HttpResponseMessage> GetAsync(DemoSiteKind kind) => GetAsync(_demo.Sites.Single(site => site.Kind == kind));

    private async Task<HttpResponseMessage> GetAsync(DemoSite site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Url);
        return await _client.SendAsync(request, Token);
    }
}
