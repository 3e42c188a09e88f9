using StatusMesh.Core.Monitors;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Monitors;

public sealed class MonitorTargetParserTests
{
    [Theory]
    [InlineData("tcp://Db.Example.com:5432", "tcp://db.example.com:5432")]
    [InlineData("TCP://db.example.com.:80", "tcp://db.example.com:80")] // 80 is nobody's default here
    [InlineData("tcp://93.184.216.34:22", "tcp://93.184.216.34:22")]
    [InlineData("tcp://[2606:4700:0:0::1111]:853", "tcp://[2606:4700::1111]:853")]
    [InlineData("tcp://bücher.example:25", "tcp://xn--bcher-kva.example:25")]
    [InlineData("dns://Example.com/mx", "dns://example.com/MX")]
    [InlineData("dns://_dmarc.example.com/TXT", "dns://_dmarc.example.com/TXT")]
    [InlineData("dns://com./Ns", "dns://com/NS")]
    [InlineData("heartbeat://Nightly-Backup-2", "heartbeat://nightly-backup-2")]
    [InlineData("https://example.com", "https://example.com/")]
    public void A_target_has_one_spelling(string text, string url)
    {
        var target = ProbeBench.MonitorTarget(text, TargetPolicy.Public);

        Assert.Equal(url, target.Url);
        Assert.Equal(target, ProbeBench.MonitorTarget(url, TargetPolicy.Public));
    }

    [Theory]
    [InlineData("tcp://example.com", RefusalReason.Port)]
    [InlineData("tcp://example.com:", RefusalReason.Port)]
    [InlineData("tcp://example.com:0", RefusalReason.Port)]
    [InlineData("tcp://example.com:65536", RefusalReason.Port)]
    [InlineData("tcp://example.com:22/x", RefusalReason.Port)]
    [InlineData("tcp://[2606:4700::1111]", RefusalReason.Port)]
    [InlineData("tcp://[2606:4700::1111:22", RefusalReason.Port)]
    [InlineData("tcp://[:22", RefusalReason.Port)]
    [InlineData("tcp://:22", RefusalReason.HostSyntax)]
    [InlineData("tcp://user@example.com:22", RefusalReason.HostSyntax)]
    [InlineData("tcp://a b:22", RefusalReason.ControlChar)]
    [InlineData("tcp://127.0.0.1:22", RefusalReason.AddressLoopback)]
    [InlineData("tcp://[::ffff:10.0.0.1]:22", RefusalReason.AddressEmbedded)]
    [InlineData("tcp://0x7f000001:22", RefusalReason.IpNoncanonical)]
    [InlineData("tcp://localhost:22", RefusalReason.HostLocalName)]
    [InlineData("dns://example.com", RefusalReason.HostSyntax)]
    [InlineData("dns://example.com/SOA", RefusalReason.HostSyntax)]
    [InlineData("dns:///A", RefusalReason.HostSyntax)]
    [InlineData("dns://a..b/A", RefusalReason.HostSyntax)]
    [InlineData("heartbeat://", RefusalReason.HostSyntax)]
    [InlineData("heartbeat://a/", RefusalReason.HostSyntax)]
    [InlineData("heartbeat://a.b", RefusalReason.HostSyntax)]
    [InlineData("heartbeat://a:1", RefusalReason.HostSyntax)]
    [InlineData("heartbeat://bac\u212Aup", RefusalReason.HostSyntax)] // the Kelvin sign, whose small letter is k
    [InlineData("heartbeat://a234567890123456789012345678901234567890123456789012345678901234", RefusalReason.HostSyntax)]
    [InlineData("udp://example.com:53", RefusalReason.Scheme)]
    public void What_cannot_be_looked_at_is_refused(string text, RefusalReason reason) =>
        Assert.Equal(reason, Assert.IsType<TargetParse.Rejected>(MonitorTargetParser.Parse(text, TargetPolicy.Public)).Reason);

    [Theory]
    [InlineData("tcp://example.com:80")]
    [InlineData("dns://example.com/A")]
    [InlineData("heartbeat://backup")]
    public void Strangers_are_refused_these_schemes(string text) =>
        Assert.Equal(RefusalReason.Scheme, Assert.IsType<TargetParse.Rejected>(TargetParser.Parse(text, ProbeBench.Open)).Reason);
}
