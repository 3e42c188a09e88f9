using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>What the catalogue says of a row in prose, beyond its class.</summary>
internal static class HostileFacts
{
    public static void AssertHold(string id, CheckResult result, HostileBench bench)
    {
        switch (id)
        {
            case "dns-private" or "dns-mixed":
                Assert.Empty(bench.Connector.Dialled);
                break;
            case "dns-many":
                Assert.Equal(ProbeLimits.Addresses, bench.Connector.Dialled.Count);
                break;
            case "dns-slow":
                Assert.InRange(result.Timings.DnsMs!.Value, 1500, 2000);
                break;
            case "dns-ttl0-flap" or "dns-v6-broken-v4-ok":
                Assert.Equal(HostileBench.PublicAddress, result.Address);
                break;
            case "body-endless" or "body-endless-chunked":
                Assert.True(result.IsTruncated);
                break;
            case "enc-unasked" or "br-bomb":
                Assert.False(result.IsTruncated, "coded bytes are counted as they came, and were few");
                break;
            case "hdr-nul-value" or "hdr-cr":
                Assert.Equal("a b", result.Headers["server"]);
                break;
            case "hdr-fold":
                Assert.Equal("a b", result.Headers["server"]);
                break;
            case "hdr-slow" or "1xx-slow-endless" or "silent":
                Assert.InRange(result.Timings.TotalMs, 5000, 5500);
                break;
            case "extra-bytes" or "altsvc" or "redir-refresh" or "auth-401-negotiate" or "redir-endless-body":
                Assert.Single(bench.Connector.Dialled);
                break;
            case "redir-endless":
                Assert.Equal(1 + ProbeLimits.Redirects, bench.Connector.Dialled.Count);
                break;
            case "redir-cookie":
                Assert.DoesNotContain(bench.Server!.Requests, request => request.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
                break;
        }
    }
}
