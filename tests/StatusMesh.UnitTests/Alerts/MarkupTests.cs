using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StatusMesh.Core.Alerts;
using StatusMesh.UnitTests.Badges;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>Names and URLs of targets are text in every service, whatever stands in them.</summary>
public sealed partial class MarkupTests
{
    private static readonly string[] More =
    [
        "@everyone @here <@123> <@&456> <#789>", "**b** __u__ ~~s~~ ||spoiler|| `code`", "> quote", "# head", "-# small", "1. item", "<t:1:R>", "https://evil.example/a_b_c",
        "[bank](<http://evil>)", "@channel @all", "{{DATE(2017-02-14T06:08:00Z, SHORT)}}", "a\r\nX-Evil: 1", "a\u2028b", "\ud800 alone", "\u202egnp.exe", "=?utf-8?q?x?=",
    ];

    public static TheoryData<string> Payloads => [.. XssPayloads.All.Concat(More)];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Slack_sees_no_markup(string payload)
    {
        var json = (await DeliverAsync(AlertChannelKind.Slack, payload)).Json;

        foreach (var text in new[] { (string)json["text"]!, (string)json["attachments"]![0]!["fallback"]!, ((string)json["attachments"]![0]!["text"]!).Split('\n')[0] })
        {
            Assert.DoesNotMatch("[<>]|&(?!amp;|lt;|gt;)|\\]\\(|@(?i:everyone|here|channel|all)", text);
            AssertOneCleanLine(text);
            AssertSame(payload, text.Replace("] (", "](", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
                .Replace("&amp;", "&", StringComparison.Ordinal).Replace("@\u200B", "@", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Discord_sees_no_markup_and_calls_nobody(string payload)
    {
        var json = (await DeliverAsync(AlertChannelKind.Discord, payload)).Json;

        Assert.Equal("""{"parse":[]}""", json["allowed_mentions"]!.ToJsonString());
        foreach (var text in new[] { (string)json["content"]!, (string)json["embeds"]![0]!["description"]! })
        {
            Assert.DoesNotMatch(@"^\s*([-+#>]|\d+\.)", text);
            Assert.DoesNotMatch(@"[*_~`|\[\]()<>:@]", Escaped().Replace(text, ""));
            AssertOneCleanLine(text);
            AssertSame(payload, Escaped().Replace(text, match => match.Value[1..]));
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Teams_sees_runs_of_plain_text_only(string payload)
    {
        var card = (await DeliverAsync(AlertChannelKind.Teams, payload)).Json["attachments"]![0]!["content"]!;

        foreach (var block in card["body"]!.AsArray())
        {
            Assert.Equal("RichTextBlock", (string?)block!["type"]);
            var run = Assert.Single(block["inlines"]!.AsArray())!;
            Assert.Equal("TextRun", (string?)run["type"]);
            AssertOneCleanLine((string)run["text"]!);
            AssertSame(payload, (string)run["text"]!);
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Ntfy_and_pagerduty_see_plain_text_and_no_header_of_it(string payload)
    {
        var ntfy = await DeliverAsync(AlertChannelKind.Ntfy, payload);
        var pagerduty = await DeliverAsync(AlertChannelKind.Pagerduty, payload);

        string[] texts =
        [
            (string)ntfy.Json["title"]!,
            (string)ntfy.Json["message"]!,
            (string)pagerduty.Json["payload"]!["summary"]!,
            (string)pagerduty.Json["payload"]!["custom_details"]!["lines"]![0]!,
            (string)pagerduty.Json["payload"]!["custom_details"]!["incidents"]![0]!["name"]!,
        ];
        Assert.All(texts, AssertOneCleanLine);
        Assert.All(texts, text => AssertSame(payload, text));
        Assert.Null(ntfy.Json["markdown"]);
        Assert.Null(ntfy.Header("X-Evil"));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A_webhook_gets_text_as_it_is(string payload)
    {
        var json = (await DeliverAsync(AlertChannelKind.Webhook, payload)).Json;

        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(payload)), (string?)json["title"]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\"\\")]
    [InlineData("ü*_")]
    [InlineData("😀")]
    [InlineData("<&>")]
    public async Task Long_messages_are_cut_to_what_the_services_take(string text)
    {
        var line = string.Concat(Enumerable.Repeat(text, 5000));
        var message = Alerts.Saying(line) with { Lines = [.. Enumerable.Repeat(line, 20)] };

        var slack = (await DeliverAsync(AlertChannelKind.Slack, message)).Json;
        var discord = (await DeliverAsync(AlertChannelKind.Discord, message)).Json;
        var ntfy = await DeliverAsync(AlertChannelKind.Ntfy, message);
        var teams = await DeliverAsync(AlertChannelKind.Teams, message);
        var pagerduty = await DeliverAsync(AlertChannelKind.Pagerduty, message);

        Assert.InRange(((string)slack["attachments"]![0]!["text"]!).Length, 1, 3200);
        Assert.InRange(((string)discord["content"]!).Length, 1, 2000);
        Assert.InRange(((string)discord["embeds"]![0]!["description"]!).Length, 1, 4096);
        Assert.InRange(Encoding.UTF8.GetByteCount((string)ntfy.Json["message"]!), 1, 4096);
        Assert.InRange(ntfy.Body.Length, 1, 8192);
        Assert.InRange(teams.Body.Length, 1, 28 * 1024);
        Assert.InRange(((string)pagerduty.Json["payload"]!["summary"]!).Length, 1, 1024);
        Assert.EndsWith("\n…", (string)ntfy.Json["message"]!, StringComparison.Ordinal);
        Assert.All(Texts(slack).Concat(Texts(discord)).Concat(Texts(ntfy.Json)).Concat(Texts(teams.Json)), shown => Assert.DoesNotContain('\uFFFD', shown));
    }

    private static Task<Delivery> DeliverAsync(AlertChannelKind kind, string text) => DeliverAsync(kind, Alerts.Saying(text));

    private static async Task<Delivery> DeliverAsync(AlertChannelKind kind, AlertMessage message)
    {
        await using var bench = new AlertBench().Answer();
        Assert.Null(await bench.SendAsync(Alerts.Channel(kind), message));
        return bench.Delivery;
    }

    private static void AssertOneCleanLine(string text)
    {
        Assert.All(text.EnumerateRunes(), rune => Assert.NotInRange(
            Rune.GetUnicodeCategory(rune), UnicodeCategory.LineSeparator, UnicodeCategory.Control));
        Assert.DoesNotMatch("[\u202a-\u202e\u2066-\u2069]", text);
    }

    /// <summary>Nothing is lost of a text that is short and clean.</summary>
    private static void AssertSame(string payload, string shown)
    {
        if (payload.Length <= 200 && Clean().IsMatch(payload))
        {
            Assert.Equal(payload, shown);
        }
    }

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject group => group.SelectMany(pair => pair.Value is null ? [] : Texts(pair.Value)),
        JsonArray list => list.SelectMany(item => item is null ? [] : Texts(item)),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^[^\p{C}\u2028\u2029]*$")]
    private static partial Regex Clean();
}
