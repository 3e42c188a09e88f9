using System.Net;
using System.Text;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetParserTests
{
    // Pieces that mean something to some URL parser.
    private static readonly string[] Pieces =
    [
        "http", "https", "ftp", ":", "//", "/", "\\", "@", "?", "#", "[", "]", "%", "%2e", "%00", "%", "..", ".", "-", "_", "::", "::1",
        "example", ".com", "localhost", "xn--", "xn--bcher-kva", "bücher", "127.0.0.1", "0x7f", "1.1.1.1", "2606:4700::1111", "80", "8443",
        "65536", "é", "日本", "😀", "\uD800", "\uDC00", "\0", "\n", " ", "\u200B", "\uFF0E", "\u0308", "a", "A", "b=c&", "<script>",
    ];

    [Theory]
    [InlineData("", "scheme")]
    [InlineData("   ", "scheme")]
    [InlineData("mailto:a@b", "scheme")]
    [InlineData("javascript:alert(1)", "scheme")]
    [InlineData("ftp://example.com", "scheme")]
    [InlineData("/etc/passwd", "scheme")]
    [InlineData("example.com:x", "scheme")]
    [InlineData("a@example.com", "userinfo")]
    [InlineData("///example.com", "host-syntax")]
    [InlineData("http:8080", "host-syntax")]
    [InlineData("http:/example.com", "host-syntax")]
    [InlineData(":80", "host-syntax")]
    [InlineData("https://example.com/\n", "control-char")] // only spaces are trimmed
    [InlineData("\thttps://example.com/", "control-char")]
    [InlineData("https://example.com/a b", "control-char")]
    [InlineData("https://example.com/?a\\b", "backslash")]
    [InlineData("1.1.1.1.", "ip-noncanonical")]
    [InlineData("https://[::1", "host-syntax")]
    [InlineData("https://[::1]x", "host-syntax")]
    [InlineData("https://[:::]/", "host-syntax")]
    [InlineData("https://[1::2::3]/", "host-syntax")]
    [InlineData("https://[1:2:3:4:5:6:7:8:9]/", "host-syntax")]
    [InlineData("https://[1:2:3:4:5:6:7::8]/", "host-syntax")] // a gap of no groups
    [InlineData("https://[1:2:3:4:5:6:7]/", "host-syntax")]
    [InlineData("https://[1.2.3.4::]/", "host-syntax")]
    [InlineData("https://[12345::]/", "host-syntax")]
    [InlineData("https://example.com:80:90/", "host-syntax")]
    [InlineData("https://example.com:0/", "port")]
    [InlineData("https://example.com:-1/", "port")]
    [InlineData("https://example.com:+80/", "port")]
    public void What_is_no_url_is_refused(string text, string expected)
    {
        var rejected = Assert.IsType<TargetParse.Rejected>(TargetParser.Parse(text, TargetPolicy.Public));
        Assert.Equal(expected, Kebab.Name(rejected.Reason));
    }

    [Fact]
    public void A_url_may_have_2048_characters_and_its_canonical_form_too()
    {
        var longest = "https://example.com/" + new string('a', 2028);
        Assert.IsType<TargetParse.Accepted>(TargetParser.Parse(longest, TargetPolicy.Public));
        Assert.IsType<TargetParse.Accepted>(TargetParser.Parse($"  {longest}  ", TargetPolicy.Public));
        Assert.Equal(RefusalReason.TooLong, ReasonOf(longest + "a"));
        Assert.Equal(RefusalReason.TooLong, ReasonOf(longest[8..] + "a")); // https:// has to fit in as well
        Assert.Equal(RefusalReason.TooLong, ReasonOf("https://example.com/" + new string('é', 1000)));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        Assert.Equal(RefusalReason.ControlChar, ReasonOf("https://example.com/\uD800"));
        Assert.Equal(RefusalReason.ControlChar, ReasonOf("https://example.com/\uDC00\uD800"));
        Assert.Equal(RefusalReason.ControlChar, ReasonOf("https://\uD800.example.com/"));
    }

    [Fact]
    public void Length_is_judged_before_any_character() =>
        Assert.Equal(RefusalReason.TooLong, ReasonOf(new string('\0', 100_000)));

    [Fact]
    public void Any_text_is_accepted_or_refused_and_what_is_accepted_reads_back_as_itself()
    {
        var random = new Random(20_260_104);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = RandomText(random);
            var parse = TargetParser.Parse(text, TargetPolicy.Public);
            if (parse is TargetParse.Accepted { Target: var target })
            {
                accepted++;
                Assert.Equal(parse, TargetParser.Parse(target.Url, TargetPolicy.Public));
                AssertSafe(target);
            }
            else
            {
                AssertPlainSentence(Assert.IsType<TargetParse.Rejected>(parse));
            }
        }

        Assert.InRange(accepted, 1_000, 99_000);
    }

    [Theory]
    [InlineData("https://example.com/", "a/../")]
    [InlineData("https://example.com/", "/.")]
    [InlineData("https://example.com/", "%")]
    [InlineData("https://example.com/", "é")]
    [InlineData("https://", "a.")]
    [InlineData("https://", "ü")]
    [InlineData("https://", "ü.")]
    [InlineData("https://xn--", "9")]
    [InlineData("https://", "1.")]
    [InlineData("https://[", ":")]
    [InlineData("https://[", "1:")]
    [InlineData("", "@")]
    [InlineData("", ":")]
    public void Work_on_hostile_text_grows_no_faster_than_its_length(string start, string repeated)
    {
        // Allocated bytes stand for work: unlike time they are the same on a busy machine.
        var half = AllocatedBytes(start + string.Concat(Enumerable.Repeat(repeated, 1000 / repeated.Length)));
        var whole = AllocatedBytes(start + string.Concat(Enumerable.Repeat(repeated, 2000 / repeated.Length)));
        Assert.InRange(whole, 0, (2 * half) + 4096);
        Assert.InRange(whole, 0, 512 * 1024);
    }

    private static long AllocatedBytes(string text)
    {
        TargetParser.Parse(text, TargetPolicy.Public);
        var before = GC.GetAllocatedBytesForCurrentThread();
        TargetParser.Parse(text, TargetPolicy.Public);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void AssertSafe(Target target)
    {
        Assert.All(target.Url, character => Assert.InRange(character, '!', '~'));
        Assert.StartsWith($"{target.Scheme}://", target.Url, StringComparison.Ordinal);
        Assert.StartsWith("/", target.PathAndQuery, StringComparison.Ordinal);
        Assert.EndsWith(target.PathAndQuery, target.Url, StringComparison.Ordinal);
        Assert.Contains(target.Port, TargetPolicy.Public.AllowedPorts);
        Assert.Matches("^[0-9a-f]{64}$", target.Id);
        Assert.Equal(target.Address, IPAddress.TryParse(target.Host, out var address) ? address : null);
        Assert.True(address is null || AddressRule.Refuses(address) is null);
    }

    private static void AssertPlainSentence(TargetParse.Rejected rejected)
    {
        Assert.Matches("^The [^.]+.*\\.$", rejected.Detail);
        Assert.InRange(rejected.Detail.Length, 20, 160);
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "https://example.com" : "");
        for (var count = random.Next(8); count > 0; count--)
        {
            text.Append(random.Next(5) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static RefusalReason ReasonOf(string text) =>
        Assert.IsType<TargetParse.Rejected>(TargetParser.Parse(text, TargetPolicy.Public)).Reason;
}
