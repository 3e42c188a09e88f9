using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StatusMesh.Core.Badges;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Badges;
using StatusMesh.UnitTests.Pages;
using StatusMesh.Web.Pages;
using static Microsoft.Playwright.Assertions;

namespace StatusMesh.BrowserTests.Pages;

public sealed class SafetyTests(Chromium chromium) : IAsyncLifetime
{
    private PageHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PageHost.StartAsync(Answer, MapApi, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/?url=up")]
    [InlineData("/?url=down")]
    [InlineData("/?url=regional")]
    [InlineData("/?url=demo")]
    [InlineData("/?url=checking")]
    public async Task No_state_breaks_a_rule_or_scrolls_sideways(string path)
    {
        await using var visitor = await chromium.VisitAsync(_host.Url, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await visitor.Page.GotoAsync(path);
        await Expect(visitor.Page.Locator("html.js")).ToHaveCountAsync(1);

        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_visitor_who_likes_it_dark_gets_it_dark()
    {
        await using var light = await chromium.VisitAsync(_host.Url, new() { ColorScheme = Microsoft.Playwright.ColorScheme.Light });
        await using var dark = await chromium.VisitAsync(_host.Url, new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
        await light.Page.GotoAsync("/");
        await dark.Page.GotoAsync("/");

        await Expect(light.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(246, 245, 241)");
        await Expect(dark.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(15, 20, 18)");
    }

    [Fact]
    public async Task The_watch_over_rules_is_awake()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><p style=\"color:red\">')");

        await Expect(visitor.Page.Locator("body > img")).ToHaveCountAsync(1);
        await visitor.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        Assert.Contains(visitor.Complaints, complaint => complaint.Contains("CSP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_names_stay_text_on_the_empty_page()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        await visitor.Page.GotoAsync("/?hostile");
        await Expect(visitor.Page.Locator(".site-name")).ToHaveCountAsync(XssPayloads.All.Count);

        var shown = await visitor.Page.Locator(".site-name").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent)");

        Assert.Equal(XssPayloads.All, shown);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_hostile_question_stays_text_with_and_without_the_script()
    {
        await using var visitor = await chromium.VisitAsync(_host.Url);
        var page = visitor.Page;
        foreach (var payload in XssPayloads.All)
        {
            await page.GotoAsync("/?url=" + Uri.EscapeDataString("x" + payload));
            await Expect(page.Locator(".c-region bdi").First).ToHaveJSPropertyAsync("textContent", "x" + payload);

            await page.Locator("#url").FillAsync("y" + payload);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".c-region bdi").First).ToHaveTextAsync(new Regex("^y"));
            await Expect(page.Locator("main img:not(.badge), main script, main iframe, main style, main [onerror], main [onload]")).ToHaveCountAsync(0);
        }

        Assert.Empty(visitor.Complaints);
    }

    private PageModel Answer(string? query)
    {
        var model = new PageModel { BaseUrl = _host.Url, Query = query };
        return query switch
        {
            null => model with { Monitors = [.. XssPayloads.All.Select(payload => new PageMonitor(payload, payload, Verdict.Up))] },
            "up" => model with { Answer = Answers.Up() },
            "down" => model with { Answer = Answers.Down() },
            "regional" => model with { Answer = Answers.Regional() },
            "demo" => model with { Answer = Answers.Down() with { Demo = true } },
            "checking" => model with { Checking = true, Answer = Answers.Checking() },
            _ => model with { Answer = Hostile(query) },
        };
    }

    private static StatusAnswer Hostile(string text) => Answers.Of(Verdict.Down, text, Answers.Failing("a", text) with { Address = text }) with
    {
        Url = text,
        Links = new StatusLinks { Page = text, Badge = text },
    };

    private static void MapApi(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/badge", () => Results.Text(FlatBadge.Render(StatusBadge.Missing(null)), "image/svg+xml"));
        endpoints.MapGet("/api/status", () => Results.Json(new { verdict = "down", fresh = true }));
    }
}
