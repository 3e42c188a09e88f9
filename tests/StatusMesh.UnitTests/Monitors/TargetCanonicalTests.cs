using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetCanonicalTests
{
    [Theory]
    [InlineData("https://example.com/", "https://example.com/")]
    [InlineData("example.com", "https://example.com/")]
    [InlineData("//example.com", "https://example.com/")]
    [InlineData("  example.com  ", "https://example.com/")]
    [InlineData("example.com:8443/x", "https://example.com:8443/x")]
    [InlineData("example.com:443", "https://example.com/")]
    [InlineData("example.com/a:b", "https://example.com/a:b")]
    [InlineData("example.com?a=http://x", "https://example.com/?a=http://x")]
    [InlineData("1.1.1.1", "https://1.1.1.1/")]
    [InlineData("[2606:4700:4700::1111]:8443", "https://[2606:4700:4700::1111]:8443/")]
    [InlineData("HTTP://EXAMPLE.COM:80", "http://example.com/")]
    [InlineData("http://example.com:443/", "http://example.com:443/")]
    [InlineData("https://example.com.:443/#top", "https://example.com/")]
    [InlineData("https://example.com?", "https://example.com/?")]
    [InlineData("https://my_site.example.com/", "https://my_site.example.com/")] // no host name by RFC 1123, but such sites exist
    [InlineData("https://example.com/a/./b/../c", "https://example.com/a/c")]
    [InlineData("https://example.com/a/%2e%2E/b", "https://example.com/b")]
    [InlineData("https://example.com/../../x", "https://example.com/x")]
    [InlineData("https://example.com/a/..", "https://example.com/")]
    [InlineData("https://example.com/a/b/.", "https://example.com/a/b/")]
    [InlineData("https://example.com/a//../b", "https://example.com/a/b")] // the empty segment is a segment
    [InlineData("https://example.com/a/...", "https://example.com/a/...")]
    [InlineData("https://example.com/?x=/../y", "https://example.com/?x=/../y")]
    [InlineData("https://example.com//double//slash", "https://example.com//double//slash")]
    [InlineData("https://example.com/%7Euser/%41", "https://example.com/~user/A")]
    [InlineData("https://example.com/a%2fb%3a?%3d%26", "https://example.com/a%2Fb%3A?%3D%26")]
    [InlineData("https://example.com/100%/%zz/%4", "https://example.com/100%25/%25zz/%254")]
    [InlineData("https://example.com/%%34%31", "https://example.com/%2541")]
    [InlineData("https://example.com/\"<>^`{|}", "https://example.com/%22%3C%3E%5E%60%7B%7C%7D")]
    [InlineData("https://example.com/?a[]=1", "https://example.com/?a%5B%5D=1")]
    [InlineData("https://example.com/é/日本?ü=😀", "https://example.com/%C3%A9/%E6%97%A5%E6%9C%AC?%C3%BC=%F0%9F%98%80")]
    [InlineData("https://[2A00:1450:4001:0800:0:0:0:200E]/", "https://[2a00:1450:4001:800::200e]/")]
    [InlineData("https://[2001:200:0:1:0:0:0:1]/", "https://[2001:200:0:1::1]/")]
    [InlineData("https://[2a00:0:0:1:1:0:0:1]/", "https://[2a00::1:1:0:0:1]/")] // the first of two equal runs (RFC 5952 §4.2.3)
    [InlineData("https://[2a00:1:0:1:1:1:1:1]/", "https://[2a00:1:0:1:1:1:1:1]/")] // one group is not a run (RFC 5952 §4.2.2)
    [InlineData("https://[2a00:1:2:3:4:5::]/", "https://[2a00:1:2:3:4:5::]/")]
    [InlineData("https://[2a00::1.2.3.4]/", "https://[2a00::102:304]/")]
    public void A_url_has_one_spelling(string text, string url) => Assert.Equal(url, Accept(text).Url);

    [Fact]
    public void Spellings_of_one_site_are_one_target()
    {
        var target = Accept("https://bücher.de/~a/?q#x");
        Assert.Equal(target, Accept("HTTPS://xn--BCHER-kva.de.:443/b/../%7ea/?q"));
        Assert.NotEqual(target.Id, Accept("http://bücher.de/~a/?q").Id);
    }

    [Fact]
    public void A_target_carries_its_parts()
    {
        Assert.Equivalent(
            new Target
            {
                Url = "http://example.com:8080/a?b=c",
                Scheme = "http",
                Host = "example.com",
                Port = 8080,
                PathAndQuery = "/a?b=c",
                Id = "aff89f7307b546cc670682a4c905ce422a2fdb2969aa0440181c7c29179b9cb4",
            },
            Accept("http://example.com:8080/a?b=c"));

        var literal = Accept("https://[2606:4700:4700::1111]/");
        Assert.Equal("2606:4700:4700::1111", literal.Host);
        Assert.Equal("2606:4700:4700::1111", literal.Address!.ToString());
        Assert.True(literal.IsHttps);
    }

    [Fact]
    public void The_id_is_the_sha256_of_the_url() =>
        // printf https://example.com/ | sha256sum
        Assert.Equal("0f115db062b7c0dd030b16878c99dea5c354b49dc37b38eb8846179c7783e9d7", Accept("example.com").Id);

    private static Target Accept(string text) =>
        Assert.IsType<TargetParse.Accepted>(TargetParser.Parse(text, TargetPolicy.Public)).Target;
}
