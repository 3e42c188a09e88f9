using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.UnitTests.Monitors.Expect;

public sealed class SecretsTests
{
    private const string Secret = "hunter2-hunter2";

    private static RequestSettings Settings { get; } = new()
    {
        Method = RequestMethod.Post,
        Headers = [new RequestHeader("Authorization", Secret)],
        Body = Secret,
    };

    [Fact]
    public void Records_that_end_in_a_log_do_not_show_headers_or_body()
    {
        var monitor = Consensus.Votes.Monitor() with { Request = Settings };
        var draft = new MonitorDraft(monitor.Target, monitor.Name, monitor.Interval) { Request = Settings };

        Assert.Contains("Post, 1 headers, a body", monitor.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, monitor.ToString() + draft + Settings.Headers[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_end_in_a_log_do_not_show_the_hash_of_a_heartbeats_secret()
    {
        var heartbeat = new HeartbeatSettings { SecretHash = HeartbeatSettings.HashOf(Secret), Every = TimeSpan.FromDays(1), Grace = TimeSpan.FromHours(1) };
        var monitor = Consensus.Votes.Monitor() with { Heartbeat = heartbeat };
        var draft = new MonitorDraft(monitor.Target, monitor.Name, monitor.Interval) { Heartbeat = heartbeat };

        Assert.Contains("every 1.00:00:00, grace 01:00:00", monitor.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(heartbeat.SecretHash, monitor.ToString() + draft, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_to_another_origin_takes_neither_headers_nor_body_nor_method_along()
    {
        var strangers = Settings.ForStrangers();

        Assert.Equal(RequestSettings.Default, strangers);
    }

    [Fact]
    public void Requests_are_equal_only_down_to_the_last_header()
    {
        Assert.Equal(Settings, Settings with { Headers = [new RequestHeader("Authorization", Secret)] });
        Assert.NotEqual(Settings, Settings with { Headers = [new RequestHeader("Authorization", "other")] });
        Assert.NotEqual(Settings, Settings with { Body = null });
        Assert.NotEqual(Settings, Settings with { NameServers = [new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 53)] });
    }
}
