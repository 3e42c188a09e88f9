using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Faults;

/// <summary>URLs that are made to fool a cache or to keep a parser busy.</summary>
public sealed class UrlFaultTests
{
    private static readonly string[] Schemes = ["https://", "HTTPS://", "hTTps://", "//", "", "  https://"];
    private static readonly string[] Hosts = ["example.com", "EXAMPLE.COM", "Example.Com.", "example.com:443", "EXAMPLE.com.:443", "eXAMPLE.cOM"];
    private static readonly string[] Paths = ["/a/b", "/a/./b", "/x/../a/b", "/a/%62", "/%61/b#top", "/a/b#"];

    /// <summary>What looks alike and is something else: another scheme, port, path, case or order, and parameters, tracking ones too.</summary>
    private static readonly string[] Others =
    [
        "https://example.com/a/b", "http://example.com/a/b", "https://example.com:8443/a/b", "https://www.example.com/a/b", "https://example.com/A/b", "https://example.com/a/b/",
        "https://example.com/a//b", "https://example.com/a%2Fb", "https://example.com/a/b?", "https://example.com/a/b?utm_source=x", "https://example.com/a/b?x=1&y=2",
        "https://example.com/a/b?y=2&x=1", "https://example.com/a/b%3F", "https://example.com/a/b;v=1", "https://example.co/a/b", "https://examp1e.com/a/b",
    ];

    [Fact]
    [Trait("Scenario", "P04")]
    public void Every_spelling_of_a_site_has_one_key_and_no_two_sites_share_one()
    {
        var spellings = Schemes.SelectMany(scheme => Hosts.SelectMany(host => Paths.Select(path => scheme + host + path))).ToList();
        Assert.True(spellings.Count >= 60);

        Assert.Equal(IdOf(Others[0]), Assert.Single(spellings.Select(IdOf).Distinct()));
        Assert.Equal(Others.Length, Others.Select(IdOf).Distinct().Count());
    }

    /// <summary>Shapes that make regular expressions, recursion, or a search in a search take their time.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "dots", "." },
        { "a+ that never ends", "a" },
        { "slashes", "/" },
        { "up and down", "/../a" },
        { "percent signs", "%" },
        { "percent of percent", "%25" },
        { "at signs", "@" },
        { "colons", ":" },
        { "brackets", "[" },
        { "hyphens", "xn--" },
        { "letters with marks", "e\u0301" },
        { "letters of another script", "日" },
        { "halves of letters", "\ud800" },
        { "spaces", " " },
        { "zeros", "0." },
        { "groups of IPv6", "0:" },
    };

    // Allocations instead of milliseconds: they are the same on every machine.
    [Theory]
    [Trait("Scenario", "P07")]
    [MemberData(nameof(Shapes))]
    public void A_url_takes_no_more_than_its_length_whatever_its_shape(string what, string part)
    {
        foreach (var begin in new[] { "", "https://", "https://example.com/", "https://[", "https://example.com?" })
        {
            var longest = begin + Repeat(part, TargetParser.MaxLength - begin.Length);
            var (half, whole) = (Cost(begin + Repeat(part, (TargetParser.MaxLength - begin.Length) / 2)), Cost(longest));
            var refused = Cost(begin + Repeat(part, 80_000));

            Assert.True(whole <= (3 * half) + 4096, $"{what} after \"{begin}\": {half} bytes, and {whole} for twice the length.");
            Assert.True(refused <= 4096, $"{what} after \"{begin}\": {refused} bytes for 80 KB.");
            Assert.IsType<TargetParse.Rejected>(TargetParser.Parse(begin + Repeat(part, 80_000) + "x", TargetPolicy.Public));
        }
    }

    private static string IdOf(string url) => Assert.IsType<TargetParse.Accepted>(TargetParser.Parse(url, TargetPolicy.Public)).Target.Id;

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))[..length];

    /// <summary>Bytes that it costs to read a URL: the least of a few readings, because the runtime may make something once in any of them.</summary>
    private static long Cost(string url) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        TargetParser.Parse(url, TargetPolicy.Public);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
