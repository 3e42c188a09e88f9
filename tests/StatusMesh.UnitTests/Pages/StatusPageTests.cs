using System.Text;
using System.Text.RegularExpressions;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Badges;
using StatusMesh.Web.Pages;

namespace StatusMesh.UnitTests.Pages;

public sealed partial class StatusPageTests
{
    public static TheoryData<string> Payloads() => new(XssPayloads.All);

    [Fact]
    public void An_answer_shows_the_sentence_the_votes_and_what_was_seen()
    {
        var page = Render(Answers.Regional());

        Assert.Contains("It depends on where you are: example.com is up from 2 regions and down from 1.", page);
        Assert.Contains("Since <time datetime=\"2026-11-22T13:45:31Z\" data-local>22 Nov 2026, 13:45 UTC</time>", page);
        Assert.Contains("2 up, 1 down, 1 without a vote.", page);
        Assert.Contains("No connection in time", page);
        Assert.Contains("Has trouble of its own, so its failure does not count", page);
        Assert.Contains("aria-label=\"DNS 9.1 ms, Connect 18 ms, TLS 31 ms, First byte 62 ms, Transfer 6 ms\"", page);
        Assert.Contains("Waited in vain 1.00 s", page);
        Assert.Contains("Ends on <b>10 January 2027</b>", page);
    }

    [Theory]
    [InlineData(Verdict.Up, "v-up", "Up: example.com")]
    [InlineData(Verdict.Degraded, "v-degraded", "Degraded: example.com")]
    [InlineData(Verdict.Regional, "v-regional", "Down for some: example.com")]
    [InlineData(Verdict.Down, "v-down", "Down: example.com")]
    [InlineData(Verdict.Blocked, "v-blocked", "Blocked: example.com")]
    [InlineData(Verdict.Maintenance, "v-maintenance", "Maintenance: example.com")]
    [InlineData(Verdict.Unknown, "v-unknown", "Unknown: example.com")]
    public void Every_verdict_has_its_colour_and_title(Verdict verdict, string colour, string title)
    {
        var page = Render(Answers.Up() with { Verdict = verdict });

        Assert.Contains($"class=\"verdict {colour}\"", page);
        Assert.Contains($"<title>{title} \u00B7 StatusMesh</title>", page);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void The_title_of_planned_maintenance_is_shown_as_text(string title)
    {
        var page = Render(Answers.Of(Verdict.Maintenance, "example.com is in planned maintenance.") with
        {
            Maintenance = new CurrentMaintenance(title, Answers.At, Answers.At.AddHours(1)),
        });

        Assert.Contains("<strong>Planned maintenance.</strong> ", page);
        Assert.True(!title.Contains('<', StringComparison.Ordinal) || !page.Contains(title, StringComparison.Ordinal), title);
    }

    [Fact]
    public void Every_cause_has_words_of_its_own()
    {
        foreach (var cause in Enum.GetValues<Cause>())
        {
            Assert.DoesNotContain("Something else", Render(Answers.Of(Verdict.Down, "Down.", Answers.Failing("a", "A") with { Cause = cause })));
        }
    }

    [Fact]
    public void Every_abstention_has_words_of_its_own()
    {
        var pages = Enum.GetValues<Abstention>().Select(why => Render(Answers.Of(Verdict.Unknown, "?", Answers.Silent("a", "A") with { Abstention = why })));

        Assert.Equal(Enum.GetValues<Abstention>().Length, pages.Distinct().Count());
    }

    [Fact]
    public void An_old_answer_says_so_and_asks_again()
    {
        var page = Render(Answers.Up() with { Fresh = false });

        Assert.Contains("This answer is old.", page);
        Assert.Contains("is-stale", page);
        Assert.Contains("data-unsettled", page);
        Assert.DoesNotContain("data-unsettled", Render(Answers.Up()));
    }

    [Fact]
    public void Demo_data_says_that_its_past_is_made_up()
    {
        Assert.Contains("its past is made up", Render(Answers.Up() with { Demo = true }));
        Assert.DoesNotContain("made up", Render(Answers.Up()));
    }

    [Fact]
    public void A_page_that_is_still_checking_reloads_where_there_is_no_script()
    {
        var page = StatusPage.Render(Model() with { Query = "example.com", Checking = true, Answer = Answers.Checking() });

        Assert.Contains("<noscript><meta http-equiv=\"refresh\"", page);
        Assert.Contains("Asking every region about <bdi data-slot=\"target\">example.com</bdi>", page);
        Assert.Contains("0 of 3 have answered.", page);
        Assert.DoesNotContain("http-equiv", Render(Answers.Up()));
    }

    [Fact]
    public void A_problem_is_told_in_its_own_words()
    {
        var page = StatusPage.Render(Model() with { Query = "10.0.0.1", Problem = new PageProblem(400, "This address is private", "10.0.0.1 is in a private network.") });

        Assert.Contains("This address is private</h2>", page);
        Assert.Contains("10.0.0.1 is in a private network.</p>", page);
    }

    [Fact]
    public void The_empty_page_shows_the_registered_monitors()
    {
        var page = StatusPage.Render(Model() with { Monitors = [new("Shop", "https://shop.example/", Verdict.Down), new("Blog", "https://blog.example/", Verdict.Up)] });

        Assert.Contains("href=\"/?url=https%3A%2F%2Fshop.example%2F\"", page);
        Assert.Contains("1 of 2 has trouble.", page);
        Assert.DoesNotContain("Watched sites", StatusPage.Render(Model()));
    }

    [Theory]
    [InlineData(99.9999, "99.99 %")] // never rounded up to 100
    [InlineData(81.85, "81.85 %")] // 100 times it is 8184.999… in a double
    [InlineData(0.57, "0.57 %")]
    public void Uptime_is_rounded_down_to_two_digits_and_no_further(double percent, string shown) =>
        Assert.Contains($"<dd>{shown}</dd>", Render(Answers.Up() with { Uptime = new UptimeAnswer { Day = new UptimeFigure(percent, 100) } }));

    [Fact]
    public void The_callers_own_view_comes_with_what_to_try()
    {
        var me = new MeAnswer
        {
            Observation = CallerObservation.Unreachable,
            Summary = "It is just you.",
            Try = [new AdviceStep("Try another network", "A phone without Wi-Fi will do.")],
        };

        Assert.Contains("<li><b>Try another network</b> A phone without Wi-Fi will do.</li>", Render(Answers.Up() with { Me = me }));
    }

    [Fact]
    public void No_state_needs_an_inline_script_or_style()
    {
        foreach (var page in EveryState("x"))
        {
            Assert.DoesNotMatch(@"<style|\sstyle=|\son\w+=|javascript:", page);
            Assert.Single(Regex.Matches(page, "<script"));
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_of_strangers_never_becomes_markup(string payload)
    {
        var harmless = EveryState("x").Select(Skeleton);

        Assert.Equal(harmless, EveryState(payload).Select(Skeleton));
    }

    [Fact]
    public void A_lone_surrogate_does_not_break_the_page() => Assert.All(EveryState("a\ud83db"), page => Assert.DoesNotContain('\ud83d', page));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//example.com/")]
    public void Only_a_web_address_becomes_a_link(string url) => Assert.DoesNotContain("target=\"_blank\"", Render(Answers.Up() with { Url = url }));

    [Theory]
    [InlineData("https://example.com/", "Open <bdi>example.com</bdi>")]
    [InlineData("http://example.com/", "Open <bdi>http://example.com</bdi>")]
    [InlineData("https://example.com/a/", "Open <bdi>example.com/a/</bdi>")]
    public void An_address_is_shown_as_people_say_it(string url, string shown) => Assert.Contains(shown, Render(Answers.Up() with { Url = url }));

    [Fact]
    public void A_page_with_everything_on_it_stays_small()
    {
        var assets = PageAssets.All.Sum(asset => asset.Content.Length);

        Assert.InRange(assets + EveryState("x").Max(Encoding.UTF8.GetByteCount), 10_000, 60 * 1024);
    }

    private static string Render(StatusAnswer answer) => StatusPage.Render(Model() with { Query = "example.com", Answer = answer });

    private static PageModel Model() => new() { BaseUrl = "https://status.example" };

    /// <summary>Each state of the page, with <paramref name="text"/> wherever text of a stranger is shown.</summary>
    private static IEnumerable<string> EveryState(string text)
    {
        var region = Answers.Failing("a", text) with { Address = text, Tls = new TlsFacts { Protocol = text, ExpiresAt = Answers.At, Issuer = "y" + text } };
        var answer = Answers.Of(Verdict.Down, text, region) with
        {
            Url = text,
            Me = new MeAnswer { Observation = CallerObservation.Unreachable, Summary = text, Try = [new AdviceStep(text, text)] },
            Links = new StatusLinks { Page = text, Badge = text },
        };
        var model = Model() with { Query = text };
        yield return StatusPage.Render(model with { Answer = answer });
        yield return StatusPage.Render(model with { Answer = answer with { Fresh = false, Demo = true } });
        yield return StatusPage.Render(model with { Checking = true, Answer = answer });
        yield return StatusPage.Render(model with { Problem = new PageProblem(400, text, text) });
        yield return StatusPage.Render(model with { Query = null, Monitors = [new(text, text, Verdict.Up)] });
    }

    /// <summary>The tags and the names of their attributes, without any text or value.</summary>
    private static string Skeleton(string page) => string.Join("\n", Tags().Matches(page).Select(tag => Values().Replace(tag.Value, "")));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Values();
}
