using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class MonitorKindTests
{
    [Theory]
    [InlineData("tcp: db.example.com:5432", "tcp://db.example.com:5432", "db.example.com:5432")]
    [InlineData("kind: tcp\n    tcp: '[2606:4700::1111]:853'", "tcp://[2606:4700::1111]:853", "2606:4700::1111:853")]
    [InlineData("dns: { name: Example.com, type: mx }", "dns://example.com/MX", "example.com MX")]
    [InlineData("kind: dns\n    dns: { name: example.com }", "dns://example.com/A", "example.com A")]
    [InlineData("kind: http\n    url: example.com", "https://example.com/", "example.com")]
    [InlineData("tcp: db.example.com:5432\n    name: Database", "tcp://db.example.com:5432", "Database")]
    public void A_monitor_looks_at_what_its_kind_says(string settings, string url, string name)
    {
        var monitor = Assert.Single(Valid(settings));

        Assert.Equal((url, name), (monitor.Target.Url, monitor.Name));
    }

    [Fact]
    public void Expected_records_are_kept_in_canonical_spelling()
    {
        Assert.Equal(["10 mx.example.net", "20 ."], Records("MX, expect: [10 MX.example.net., 20 .]"));
        Assert.Equal(["2001:db8::1"], Records("AAAA, expect: '2001:DB8:0:0::1'"));
        Assert.Equal(["ns1.example.net"], Records("NS, expect: NS1.example.net."));
        Assert.Equal(["v=spf1 -All"], Records("TXT, expect: v=spf1 -All"));
        Assert.Null(Assert.Single(Valid("dns: { name: a.example, type: A }")).Expect);

        static IReadOnlyList<string> Records(string type) =>
            Assert.Single(Valid($"dns: {{ name: example.com, type: {type} }}\n    expect: {{ latency: 1s }}")).Expect!.Records;
    }

    [Theory]
    [InlineData("kind: ftp", 2, "one of http, tcp, dns, heartbeat")]
    [InlineData("kind: tcp", 2, "has no \"tcp\"")]
    [InlineData("kind: dns", 2, "has no \"dns\"")]
    [InlineData("kind: heartbeat", 2, "has no \"heartbeat\"")]
    [InlineData("kind: tcp\n    url: example.com\n    tcp: a.example:22", 3, "allowed here: tcp, kind, name, interval, request, expect")]
    [InlineData("url: example.com\n    tcp: example.com:22", 3, "allowed here: url, kind, name, interval, request, expect")]
    [InlineData("tcp: example.com", 2, "write host:port")]
    [InlineData("tcp: 10.0.0.1:22", 2, "private network")]
    [InlineData("tcp: [a]", 2, "but has a list")]
    [InlineData("tcp: a.example:22\n    expect: { status: 200 }", 3, "allowed here: latency")]
    [InlineData("tcp: a.example:22\n    request: { method: POST }", 3, "allowed here: family, nameServers")]
    [InlineData("dns: example.com", 2, "\"dns\" wants settings (name, type, expect)")]
    [InlineData("dns: { type: A }", 2, "\"dns\" has no \"name\"")]
    [InlineData("dns: { name: example.com, type: SOA }", 2, "one of A, AAAA, CNAME, MX, TXT, NS")]
    [InlineData("dns: { name: 'a b', type: A }", 2, "This URL is refused")]
    [InlineData("dns: { name: 'a/b/A', type: A }", 2, "This URL is refused")]
    [InlineData("dns: { name: example.com, type: A, expect: 2001:db8::1 }", 2, "cannot be the value of a record of type A")]
    [InlineData("dns: { name: example.com, type: MX, expect: mx.example.com }", 2, "cannot be the value of a record of type MX")]
    [InlineData("dns: { name: example.com, type: TXT }\n    request: { family: ipv4 }", 3, "allowed here: nameServers")]
    [InlineData("tcp: a.example:22\n  - tcp: A.example.:22", 3, "the same as in line 2")]
    [InlineData("dns: { name: a.example }\n  - dns: { name: A.example, type: a }", 3, "the same as in line 2")]
    public void A_mistake_is_reported_with_its_line(string settings, int line, string message)
    {
        var error = Assert.IsType<MonitorFileReading.Invalid>(Read(settings)).Errors[0];

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    private static IReadOnlyList<MonitorEntry> Valid(string settings) => Assert.IsType<MonitorFileReading.Valid>(Read(settings)).Monitors;

    private static MonitorFileReading Read(string settings) =>
        MonitorFile.Read($"monitors:\n  - {settings}\n", TargetPolicy.Public, TimeSpan.FromMinutes(1));
}
