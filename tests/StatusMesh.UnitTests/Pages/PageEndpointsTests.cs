using System.Net;
using StatusMesh.Web.Pages;

namespace StatusMesh.UnitTests.Pages;

public sealed class PageEndpointsTests : IAsyncLifetime
{
    private static readonly HttpMessageInvoker Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private PageHost _host = null!;

    public async ValueTask InitializeAsync() =>
        _host = await PageHost.StartAsync(Answer, _ => { }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_page_allows_its_own_files_only()
    {
        using var response = await SendAsync(HttpMethod.Get, "/?url=example.com");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(PageHeaders.ContentSecurityPolicy, Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-cache", Header(response, "Cache-Control"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security")); // it came by http
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?url=example.com")]
    [InlineData("/assets/app.css")]
    [InlineData("/favicon.ico")]
    public async Task What_a_browser_has_is_not_sent_again(string path)
    {
        using var first = await SendAsync(HttpMethod.Get, path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);

        using var second = await SendAsync(HttpMethod.Get, path, "\"other\", W/" + tag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var third = await SendAsync(HttpMethod.Get, path, "\"other\"");
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_changed_has_another_tag()
    {
        using var one = await SendAsync(HttpMethod.Get, "/?url=one.example");
        using var two = await SendAsync(HttpMethod.Get, "/?url=two.example");

        Assert.NotEqual(one.Headers.ETag, two.Headers.ETag);
    }

    [Fact]
    public async Task A_refused_question_has_the_status_of_its_problem_and_is_never_not_modified()
    {
        using var first = await SendAsync(HttpMethod.Get, "/?url=10.0.0.1");
        using var second = await SendAsync(HttpMethod.Get, "/?url=10.0.0.1", first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("Not here.", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/?url=%20%20")]
    [InlineData("/?url=")]
    [InlineData("/?other=1")]
    public async Task An_empty_question_is_the_empty_page(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);

        Assert.Contains("data-state=\"home\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task White_space_around_a_question_does_not_count()
    {
        using var response = await SendAsync(HttpMethod.Get, "/?url=%20example.com%09");

        Assert.Contains("value=\"example.com\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_are_kept_for_ever_under_the_address_of_their_content()
    {
        using var linked = await SendAsync(HttpMethod.Get, PageAssets.Href("app.js"));
        using var bare = await SendAsync(HttpMethod.Get, "/assets/app.js");
        using var old = await SendAsync(HttpMethod.Get, "/assets/app.js?v=0123456789ab");

        Assert.Equal("public, max-age=31536000, immutable", Header(linked, "Cache-Control"));
        Assert.Equal("no-cache", Header(bare, "Cache-Control"));
        Assert.Equal("no-cache", Header(old, "Cache-Control"));
        Assert.Equal("text/javascript; charset=utf-8", linked.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("/assets/none.css")]
    [InlineData("/assets/APP.CSS")]
    [InlineData("/assets/..%2fapp.css")]
    public async Task There_is_no_other_file(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task HEAD_tells_the_length_without_the_page()
    {
        using var response = await SendAsync(HttpMethod.Head, "/");

        Assert.InRange(response.Content.Headers.ContentLength!.Value, 1000, 60_000);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static PageModel Answer(string? query) => query switch
    {
        "10.0.0.1" => new PageModel { BaseUrl = "https://status.example", Query = query, Problem = new PageProblem(400, "No", "Not here.") },
        null => new PageModel { BaseUrl = "https://status.example" },
        _ => new PageModel { BaseUrl = "https://status.example", Query = query, Answer = Answers.Up() },
    };

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? known = null)
    {
        using var request = new HttpRequestMessage(method, _host.Url + path);
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
