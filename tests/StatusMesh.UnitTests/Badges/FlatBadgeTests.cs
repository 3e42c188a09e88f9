using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using StatusMesh.Core.Badges;

namespace StatusMesh.UnitTests.Badges;

public sealed class FlatBadgeTests
{
    private static readonly string[] Elements =
        ["svg", "title", "filter", "feGaussianBlur", "linearGradient", "stop", "clipPath", "rect", "g", "text"];

    public static TheoryData<string, string, string, string> Expected()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var line in DataLines("flat-badges.tsv"))
        {
            var cells = line.Split('\t').Select(cell => JsonSerializer.Deserialize<string>(cell)!).ToArray();
            data.Add(cells[0], cells[1], cells[2], cells[3]);
        }

        return data;
    }

    public static TheoryData<string> Payloads() => new(XssPayloads.All);

    [Theory]
    [MemberData(nameof(Expected))]
    public void An_ASCII_badge_is_what_badge_maker_draws(string label, string message, string color, string svg) =>
        Assert.Equal(svg, FlatBadge.Render(new BadgeContent { Label = label, Message = message, Color = BadgeColor.TryParse(color)! }));

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_hostile_label_stays_text(string payload)
    {
        var svg = AssertInert(Render(payload, "up"));
        AssertShows(payload, svg.Descendants().Where(element => element.Name.LocalName == "text").ElementAt(2).Value);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_hostile_message_stays_text(string payload) => AssertInert(Render("status", payload));

    [Theory]
    [InlineData('W')]
    [InlineData('i')]
    [InlineData('"')]
    [InlineData('\u0301')]
    [InlineData('\u4E2D')]
    [InlineData(' ')]
    [InlineData('\t')]
    public void Endless_texts_are_cut_to_a_badge(char character)
    {
        var text = "a" + new string(character, 5000) + "a";
        AssertInert(Render(text, text));
        AssertInert(Render(text, "up"));
        AssertInert(Render("", text));
    }

    [Fact]
    public void A_cut_text_ends_in_an_ellipsis()
    {
        var title = AssertInert(Render(new string('W', 400), "up")).Descendants().First(element => element.Name.LocalName == "title").Value;

        Assert.StartsWith("WWWWWWWWWW", title);
        Assert.EndsWith("W\u2026: up", title);
    }

    [Fact]
    public void What_XML_forbids_is_left_out()
    {
        var title = AssertInert(Render("a\0\u001b\ud83d\ufffe\uffffb\udc00c", "up")).Descendants().First(element => element.Name.LocalName == "title").Value;

        Assert.Equal("abc: up", title);
    }

    [Fact]
    public void A_character_outside_the_BMP_is_one_character()
    {
        var one = Width(Render("\U0001F600", "up"));
        var two = Width(Render("\U0001F600\U0001F600", "up"));

        Assert.InRange(two - one, 8, 16);
    }

    [Fact]
    public void A_mark_on_a_letter_takes_no_room() => Assert.Equal(Width(Render("e", "up")), Width(Render("e\u0301", "up")));

    [Fact]
    public void Chinese_is_wider_than_Latin() => Assert.True(Width(Render("\u4E2D\u6587", "up")) > Width(Render("ab", "up")));

    [Fact]
    public void A_badge_says_in_words_what_it_shows()
    {
        var svg = AssertInert(Render("site", "down"));

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("site: down", svg.Attribute("aria-label")!.Value);
        Assert.Equal("site: down", svg.Elements().First().Value);
    }

    private static string Render(string label, string message) =>
        FlatBadge.Render(new BadgeContent { Label = label, Message = message, Color = BadgeColor.BrightGreen });

    private static int Width(string svg) => (int)XDocument.Parse(svg).Root!.Attribute("width")!;

    private static IEnumerable<string> DataLines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Badges", file)).Where(line => !line.StartsWith("# ", StringComparison.Ordinal)).Skip(1);

    private static void AssertShows(string payload, string shown)
    {
        var legal = string.Concat(payload.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))).Trim();
        if (shown.EndsWith('\u2026'))
        {
            Assert.StartsWith(shown[..^1], legal);
            Assert.InRange(shown.Length, 20, legal.Length);
            return;
        }

        Assert.Equal(legal, shown);
    }

    private static XElement AssertInert(string svg)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(svg), 1, FlatBadge.MaxBytes);
        using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        Assert.InRange((int)root.Attribute("width")!, 11, FlatBadge.MaxWidth);
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.Contains(element.Name.LocalName, Elements);
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName is "href" or "style");
        }

        Assert.DoesNotContain(root.DescendantNodes(), node => node.NodeType is XmlNodeType.Comment or XmlNodeType.ProcessingInstruction);
        return root;
    }
}
