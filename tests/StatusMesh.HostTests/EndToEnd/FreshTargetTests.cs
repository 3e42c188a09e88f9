using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>A site that nobody registered, asked for by its URL.</summary>
public sealed class FreshTargetTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_that_answers_is_up_with_three_votes_and_their_timings()
    {
        await using var site = new SwitchableSite();

        var first = await shared.Host.AskAsync(site.Url, wait: 20);
        var asked = await shared.Host.VotesAsync(site.Url, "up up up");

        Assert.Equal((HttpStatusCode.OK, "up"), (first.Status, first.Verdict));
        Assert.Equal(("up", "just-you"), (asked.Verdict, asked.Answer));
        Assert.All(asked.Regions, region =>
        {
            Assert.Equal(200, region.GetProperty("status").GetInt32());
            Assert.Equal("127.0.0.1", region.GetProperty("address").GetString());
            Assert.All(["connectMs", "firstByteMs", "totalMs"], phase => Assert.Equal(JsonValueKind.Number, region.GetProperty("timings").GetProperty(phase).ValueKind));
        });
        await shared.Host.BadgeAsync(site.Url, "up");
    }

    [Fact]
    public async Task A_port_that_refuses_is_down_with_three_votes()
    {
        using var closed = new ClosedPort();

        var asked = await shared.Host.VotesAsync(closed.Url, "down down down");

        Assert.Equal(("down", "everyone"), (asked.Verdict, asked.Answer));
        Assert.All(["europe", "americas", "asia"], region => Assert.Equal("connect-refused", asked.CauseIn(region)));
        await shared.Host.BadgeAsync(closed.Url, "down");
    }

    [Fact]
    [Trait("Scenario", "P01")]
    public async Task A_thousand_callers_at_once_cause_one_probe_per_region()
    {
        await using var site = RawServer.WithStatus(200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => shared.Host.AskAsync(site.Url, wait: 20)));
        await shared.Host.VotesAsync(site.Url, "up up up");

        Assert.All(answers, asked => Assert.Equal("up", asked.Verdict));
        Assert.Equal(3, site.Connections);
    }

    [Fact]
    public async Task A_site_that_hangs_is_answered_with_202_until_there_is_a_verdict()
    {
        await using var site = RawServer.Start(connection => connection.HangAsync());

        using var response = await shared.Host.Client.GetAsync(RunningHost.StatusPath(site.Url, wait: 1), Token);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("unknown", body.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    [Trait("Scenario", "P05")]
    public async Task No_header_of_a_site_gets_into_our_answers()
    {
        const string Hostile =
            "Set-Cookie: evil=1; Domain=127.0.0.1\r\nCache-Control: public, max-age=31536000\r\nExpires: evil\r\nContent-Security-Policy: evil\r\nAccess-Control-Allow-Credentials: evil\r\n"
            + "ETag: \"evil\"\r\nAge: 31536000\r\nVary: evil\r\nRetry-After: 31536000\r\nServer: evil\r\n";
        await using var harmless = RawServer.WithStatus(200);
        await using var hostile = RawServer.WithStatus(200, Hostile + string.Concat(Enumerable.Range(0, 100).Select(n => $"X-Evil-{n}: evil\r\n")));
        foreach (var site in new[] { harmless, hostile })
        {
            await shared.Host.VotesAsync(site.Url, "up up up");
        }

        foreach (var path in new[] { "api/status?wait=0&url=", "api/badge?url=", "api/incidents?url=", "?url=" })
        {
            var expected = await HeadersAsync(path, harmless.Url);
            var headers = await HeadersAsync(path, hostile.Url);

            Assert.Equal(expected.Select(header => header.Key).Order(), headers.Select(header => header.Key).Order());
            Assert.Equal(Assert.Single(expected, IsCaching).Value, Assert.Single(headers, IsCaching).Value);
            Assert.DoesNotContain(headers, header => header.Value.Contains("evil", StringComparison.OrdinalIgnoreCase) || header.Value.Contains("31536000", StringComparison.Ordinal));
        }

        static bool IsCaching(KeyValuePair<string, string> header) => header.Key == "Cache-Control";
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_already_is_not_sent_again()
    {
        await using var site = new SwitchableSite();
        await shared.Host.VotesAsync(site.Url, "up up up");

        await NotSentAgainAsync(RunningHost.StatusPath(site.Url, wait: 0));
        await NotSentAgainAsync(new Uri($"api/badge?url={Uri.EscapeDataString(site.Url)}", UriKind.Relative));
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_the_body()
    {
        await using var site = new SwitchableSite();
        await shared.Host.VotesAsync(site.Url, "up up up");

        await SameHeadAsync(RunningHost.StatusPath(site.Url, wait: 0));
        await SameHeadAsync(new Uri($"api/badge?url={Uri.EscapeDataString(site.Url)}", UriKind.Relative));
        await SameHeadAsync(new Uri("health", UriKind.Relative));
    }

    [Theory]
    [InlineData("health", HttpStatusCode.OK)]
    [InlineData("api/ping", HttpStatusCode.NoContent)]
    [InlineData("api/regions", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task What_needs_no_question_answers(string path, HttpStatusCode status)
    {
        using var response = await shared.Host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(status, response.StatusCode);
    }

    private async Task<List<KeyValuePair<string, string>>> HeadersAsync(string path, string url)
    {
        using var response = await shared.Host.Client.GetAsync(new Uri(path + Uri.EscapeDataString(url), UriKind.Relative), Token);
        return [.. response.Headers.Concat(response.Content.Headers).Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))];
    }

    private async Task NotSentAgainAsync(Uri path)
    {
        using var first = await shared.Host.Client.GetAsync(path, Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await shared.Host.Client.SendAsync(again, Token);
        using var other = new HttpRequestMessage(HttpMethod.Get, path);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var third = await shared.Host.Client.SendAsync(other, Token);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK), (first.StatusCode, second.StatusCode, third.StatusCode));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Token));
    }

    private async Task SameHeadAsync(Uri path)
    {
        using var get = await shared.Host.Client.GetAsync(path, Token);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await shared.Host.Client.SendAsync(request, Token);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
    }
}
