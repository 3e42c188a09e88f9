namespace StatusMesh.UnitTests.Probing.Fuzz;

/// <summary>Draws URLs from the tricks that filters are known to miss, put together at random. The seed decides all of it.</summary>
internal sealed class UrlFuzz(Random random)
{
    private static readonly string[] Schemes =
        ["https://", "HTTP://", "", "//", "ftp://", "http:/", "http:\\\\", "javascript:", "http:////"];

    private static readonly string[] Userinfo = ["a@", "a:b@", "93.184.216.34@", "@"];

    private static readonly string[] Hosts =
    [
        "site.example.com", "site.example.com", "SITE.example.com.", "xn--bcher-kva.example", "b\u00fccher.example", "localhost", "foo.localhost",
        "metadata.google.internal", "printer.local", "a", "127.0.0.1", "127.1", "0177.0.0.1", "0x7f000001", "2130706433", "169.254.169.254",
        "\uff11\uff12\uff17.0.0.1", "127\u30020.0.1", "10.0.0.1", "93.184.216.34", "8.8.8.8", "168.63.129.16", "100.64.0.1", "0.0.0.0", "255.255.255.255",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[fe80::1%25eth0]", "[fd00:ec2::254]",
        "[2606:2800:220:1:248:1893:25c8:1946]", "[2606:4700::5efe:7f00:1]", "[::1", "::1", "[127.0.0.1]", "127.0.0.1.nip.io", "1.1.1.1.1", "", "%31%32%37.0.0.1",
        "site_x.example.com", "-a.example.com", "a..example.com", "site.example.com%00.evil.example", "\u202esite.example.com", "xn--a.example.com",
    ];

    private static readonly string[] Ports = [":80", ":443", ":8080", ":22", ":0", ":65536", ":080", ":", ":80:80", ":-1"];

    private static readonly string[] Paths =
        ["", "/", "/a/../b", "?u=http://127.0.0.1/", "#@127.0.0.1", "/@127.0.0.1", "\\@127.0.0.1", "/a\r\nHost: 127.0.0.1", "/%0d%0a", "/\t", "/caf\u00e9", "?@127.0.0.1", "/..;/a"];

    private static readonly char[] Noise = [.. "./:@?#[]%\\ \t\r\n\0-_~0123456789abcdefxABCX", '\u3002', '\uff0e', '\uff11', '\u00ad', '\u200d', '\u0130', '\ud800', '\udc00'];

    /// <summary>The next URL; one in three has a character changed, added or taken away.</summary>
    public string Next()
    {
        var url = (random.Next(3) == 0 ? Pick(Schemes) : "http://") + Sometimes(Userinfo) + Host() + Sometimes(Ports) + Pick(Paths);
        return random.Next(3) > 0 || url.Length == 0 ? url : Spoil(url);
    }

    private string Host() => random.Next(8) switch
    {
        0 => string.Join('.', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Number())),
        1 => $"[{string.Join(':', Enumerable.Range(0, random.Next(1, 10)).Select(_ => random.Next(4) == 0 ? "" : random.Next(0x10000).ToString("x", null)))}]",
        < 5 => $"site-{random.Next(1000)}.example.com",
        _ => Pick(Hosts),
    };

    private string Number() => random.Next(5) switch
    {
        0 => "0" + Convert.ToString(random.Next(256), 8),
        1 => "0x" + Convert.ToString(random.Next(256), 16),
        2 => random.NextInt64(1L << 33).ToString("d", null),
        _ => random.Next(300).ToString("d", null),
    };

    private string Spoil(string url)
    {
        var at = random.Next(url.Length);
        return random.Next(3) switch
        {
            0 => url.Remove(at, 1),
            1 => url.Insert(at, Noise[random.Next(Noise.Length)].ToString()),
            _ => string.Concat(url.AsSpan(0, at), [Noise[random.Next(Noise.Length)]], url.AsSpan(at + 1)),
        };
    }

    private string Sometimes(string[] from) => random.Next(4) == 0 ? Pick(from) : "";

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
