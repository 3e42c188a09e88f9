using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using StatusMesh.Core.Badges;
using StatusMesh.Core.Consensus;
using StatusMesh.UnitTests.Pages;
using StatusMesh.Web.Pages;
using static Microsoft.Playwright.Assertions;

namespace StatusMesh.BrowserTests.Pages;

public sealed class AskingTests(Chromium chromium) : IAsyncLifetime
{
    private const string DownEverywhere = "It's not just you: example.com is down everywhere we look from.";
    private PageHost _host = null!;
    private int _asked;

    public async ValueTask InitializeAsync() => _host = await PageHost.StartAsync(Answer, MapApi, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Typing_an_address_and_Enter_shows_the_verdict()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("#url").FillAsync("example.com");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);
        await Expect(page.Locator(".regions tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync(DownEverywhere);
        await Expect(page).ToHaveURLAsync(new Regex(@"/\?url=example\.com$"));
        await Expect(page).ToHaveTitleAsync("Down: example.com \u00B7 StatusMesh");
        await Expect(page.Locator("#result")).ToHaveAttributeAsync("aria-busy", "false");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_first_look_shows_how_many_regions_have_answered()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("#url").FillAsync("slow.example");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync("Asking every region about slow.example");
        await Expect(page.Locator("[data-slot=progress]")).ToHaveTextAsync("1 of 3 regions have answered.");
        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Without_a_script_the_server_shows_the_same()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url, new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("#url").FillAsync("example.com");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);
        await Expect(page.Locator("#url")).ToHaveValueAsync("example.com");
        await Expect(page.Locator("[data-copy]").First).ToBeHiddenAsync();
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = visitor.Page;
        await page.GotoAsync("/");
        await TabToAsync(page, "url");
        await page.Keyboard.TypeAsync("example.com");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);

        await TabToAsync(page, "Copy Markdown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-copy]").First).ToHaveTextAsync("Copied");
        Assert.StartsWith("[![status](https://status.example/api/badge?url=", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task An_error_of_the_API_is_shown_as_text()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("#url").FillAsync("limit.example");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync("Too many questions");
        await Expect(page.Locator("[data-slot=detail]")).ToHaveTextAsync("Wait <b>9 seconds</b>.");
        await Expect(page.Locator("[data-slot=detail] b")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_error_without_a_reason_has_words_too()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("#url").FillAsync("broken.example");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync("That did not work");
    }

    [Fact]
    public async Task A_visitor_who_is_offline_is_told_so()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#url").FillAsync("example.com");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync("StatusMesh did not answer");
        await Expect(page.Locator("#result")).ToHaveAttributeAsync("aria-busy", "false");
    }

    [Fact]
    public async Task An_old_answer_is_renewed_without_being_asked()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/?url=old.example");

        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);
        await Expect(page.Locator(".is-stale")).ToHaveCountAsync(0);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Back_leads_to_the_empty_page_and_its_monitors()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("a[data-ask]").ClickAsync();
        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);
        await Expect(page.Locator("#url")).ToHaveValueAsync("https://example.com/");

        await page.GoBackAsync();

        await Expect(page.Locator("#watched")).ToBeVisibleAsync();
        await Expect(page.Locator("#url")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_second_of_two_questions_wins()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("#url").FillAsync("never.example");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#headline")).ToHaveTextAsync("Asking every region about never.example");

        await page.Locator("#url").FillAsync("example.com");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#headline")).ToHaveTextAsync(DownEverywhere);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.ariaLabel || ''") == name)
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {name}.");
    }

    private PageModel Answer(string? query)
    {
        var model = new PageModel { BaseUrl = _host.Url, Query = query };
        return query switch
        {
            null => model with { Monitors = [new PageMonitor("Example", "https://example.com/", Verdict.Down)] },
            "old.example" when Volatile.Read(ref _asked) == 0 => model with { Answer = Answers.Up() with { Fresh = false } },
            _ => model with { Answer = Answers.Down() },
        };
    }

    private void MapApi(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/badge", () => Results.Text(
            FlatBadge.Render(StatusBadge.For(Verdict.Down, TimeSpan.Zero, TimeSpan.FromMinutes(1), null)), "image/svg+xml"));
        endpoints.MapGet("/api/status", async (HttpContext context, string url, int wait) =>
        {
            var asked = Interlocked.Increment(ref _asked);
            Assert.Equal(8, wait);
            switch (url)
            {
                case "slow.example" when asked == 1:
                    context.Response.Headers.RetryAfter = "1";
                    return Results.Json(new { verdict = "unknown", fresh = false, quorum = new { regions = 3, abstained = 2 } }, statusCode: 202);
                case "limit.example":
                    return Results.Problem(title: "Too many questions", detail: "Wait <b>9 seconds</b>.", statusCode: 429);
                case "broken.example":
                    return Results.Text("oops", statusCode: 503);
                case "never.example":
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                    return Results.NoContent();
                default:
                    return Results.Json(new { verdict = "down", fresh = true });
            }
        });
    }
}
