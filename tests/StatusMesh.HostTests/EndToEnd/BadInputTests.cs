using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Nothing that a caller sends makes the host throw, hang, or probe what it must not.</summary>
public sealed class BadInputTests(MemoryHost shared) : IClassFixture<MemoryHost>
{
    /// <summary>Reasons that a host on loopback has too: it may probe loopback and private networks, but nothing else that is not public.</summary>
    private static readonly HashSet<string> Reasons =
    [
        .. Enum.GetValues<RefusalReason>().Except(
        [
            RefusalReason.AddressLoopback, RefusalReason.AddressPrivate, RefusalReason.HostLocalName, RefusalReason.HostSingleLabel,
            RefusalReason.HostInternalSuffix, RefusalReason.Port,
        ]).Select(Kebab.Name),
    ];

    /// <summary>Longer ones do not reach us: the web server refuses a request line above 8 KiB (RFC 9110 §15.5.15).</summary>
    private const int LongestLine = 4096;

    public static IEnumerable<TheoryDataRow<int, string, string>> Refused => HostileUrls.All
        .Where(url => Reasons.Contains(url.Reason) && url.Url.Length < LongestLine)
        .GroupBy(url => url.Reason)
        .SelectMany(reason => reason.Take(3))
        .Select(url => new TheoryDataRow<int, string, string>(url.Line, url.Reason, url.Why));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_refused_urls_of_every_kind() => Assert.InRange(Refused.Count(), 40, 60);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refused_url_is_answered_with_its_reason(int line, string reason, string why)
    {
        var url = HostileUrls.All.Single(one => one.Line == line).Url;

        Assert.Equal(reason, await ReasonAsync("api/status?url=" + Uri.EscapeDataString(url)));
        Assert.NotEmpty(why);
    }

    [Theory]
    [InlineData("", "url")]
    [InlineData("?url=", "url")]
    [InlineData("?url=%20", "scheme")]
    [InlineData("?url=%", "host-percent")]
    [InlineData("?url=%00", "control-char")]
    [InlineData("?url=%FF%FE", "host-percent")]
    [InlineData("?url=example.com&url=example.org", "host-syntax")]
    [InlineData("?url=example.com&wait=21", "wait")]
    [InlineData("?url=example.com&wait=x", "wait")]
    [InlineData("?url=example.com&wait=-1", "wait")]
    [InlineData("?url=example.com&wait=99999999999", "wait")]
    [InlineData("?url=example.com&wait=", "wait")]
    [InlineData("?url=example.com&me=maybe", "me")]
    public async Task A_malformed_question_is_answered_with_its_reason(string query, string reason) =>
        Assert.Equal(reason, await ReasonAsync("api/status" + query));

    [Fact]
    public async Task An_unknown_route_is_a_problem_of_404() =>
        await ProblemAsync(await shared.Host.Client.GetAsync(new Uri("api/nothing", UriKind.Relative), Token), HttpStatusCode.NotFound);

    [Fact]
    public async Task Another_method_is_a_problem_of_405_that_names_the_right_ones()
    {
        using var content = new StringContent("{}");
        using var response = await shared.Host.Client.PostAsync(new Uri("api/status", UriKind.Relative), content, Token);

        await ProblemAsync(response, HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_badge_for_a_refused_url_is_an_image_all_the_same() => await shared.Host.BadgeAsync("http://169.254.169.254/", "refused");

    [Theory]
    [Trait("Scenario", "P07")]
    [InlineData("GET /api/status?url={100000} HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /{100000} HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nX-Big: {100000}\r\n\r\n")]
    [InlineData("GET /api/status?url=\0\u0001\u0002 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: a\r\n\r\n", 5)]
    [InlineData("no HTTP at all\r\n\r\n")]
    [InlineData("POST /api/status HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n")]
    public async Task A_broken_request_is_refused_and_the_host_lives_on(string request, int statusClass = 4)
    {
        var answer = await SendAsync(request.Replace("{100000}", new string('a', 100_000), StringComparison.Ordinal));

        Assert.StartsWith($"HTTP/1.1 {statusClass}", answer, StringComparison.Ordinal);
        using var ping = await shared.Host.Client.GetAsync(new Uri("api/ping", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NoContent, ping.StatusCode);
        Assert.DoesNotContain("error:", shared.Host.Output, StringComparison.Ordinal);
    }

    private async Task<string?> ReasonAsync(string path)
    {
        using var response = await shared.Host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return (await ProblemAsync(response, HttpStatusCode.BadRequest)).GetProperty("reason").GetString();
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.All(["type", "title", "detail"], member => Assert.NotEqual("", problem.GetProperty(member).GetString()));
        return problem;
    }

    /// <summary>The first bytes of the answer to a request that no HTTP client would send.</summary>
    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, shared.Host.Client.BaseAddress!.Port, Token);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Token);
        }
        catch (IOException)
        {
            // It has read enough, answered and hung up.
        }

        var buffer = new byte[64];
        return Encoding.Latin1.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false, Token));
    }
}
