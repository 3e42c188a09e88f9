using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class HeartbeatTests
{
    private const string Secret = "Zq3-xU9_Zq3-xU9_Zq3-xU9_Zq3-xU9_";
    private const string Other = "Other-xU9_Zq3-xU9_Zq3-xU9_Zq3-xU9_";

    [Theory]
    [InlineData("every: 1d, grace: 1h", 86_400, 3_600)]
    [InlineData("every: 1d", 86_400, 8_640)] // a tenth
    [InlineData("every: 10s", 10, 10)] // but enough for a call that has to be repeated
    [InlineData("every: 100s", 100, 10)]
    [InlineData("every: 31d, grace: 7d", 31 * 86_400, 7 * 86_400)]
    [InlineData("every: 2678400s, grace: 0s", 31 * 86_400, 0)]
    [InlineData("every: 31.00:00:00, grace: 2000000ms", 31 * 86_400, 2_000)]
    public void A_job_promises_a_call_every_so_often(string times, int every, int grace)
    {
        var monitor = Assert.Single(Valid($"heartbeat: {{ id: nightly-backup, secret: {Secret}, {times} }}"));

        Assert.Equal(("heartbeat://nightly-backup", "nightly-backup"), (monitor.Target.Url, monitor.Name));
        Assert.Equal(
            new HeartbeatSettings { SecretHash = HeartbeatSettings.HashOf(Secret), Every = TimeSpan.FromSeconds(every), Grace = TimeSpan.FromSeconds(grace) },
            monitor.ToDraft().Heartbeat);
    }

    [Fact]
    public void It_has_a_name_and_an_interval_like_any_other()
    {
        var monitors = Valid($$"""
            kind: heartbeat
                name: Backup
                interval: 5m
                heartbeat: { id: a, secret: {{Secret}}, every: 1d }
              - heartbeat: { id: {{new string('9', 63)}}, secret: {{new string('x', 128)}}, every: 1h }
            """);

        Assert.Equal(("Backup", TimeSpan.FromMinutes(5)), (monitors[0].Name, monitors[0].Interval));
        Assert.Equal((new string('9', 63), TimeSpan.FromMinutes(1)), (monitors[1].Name, monitors[1].Interval));
    }

    [Theory]
    [InlineData("heartbeat: [a]", 2, "\"heartbeat\" wants settings (id, secret, every, grace)")]
    [InlineData("heartbeat: { secret: SECRET, every: 1d }", 2, "\"heartbeat\" has no \"id\"")]
    [InlineData("heartbeat: { id: a, every: 1d }", 2, "\"heartbeat\" has no \"secret\"")]
    [InlineData("heartbeat: { id: a, secret: SECRET }", 2, "\"heartbeat\" has no \"every\"")]
    [InlineData("heartbeat:\n      id: Backup\n      secret: SECRET\n      every: 1d", 3, "\"id\" wants 1 to 63 characters of a-z, 0-9 and -")]
    [InlineData("heartbeat: { id: '', secret: SECRET, every: 1d }", 2, "\"id\" wants 1 to 63")]
    [InlineData("heartbeat: { id: a234567890123456789012345678901234567890123456789012345678901234, secret: SECRET, every: 1d }", 2, "\"id\" wants 1 to 63")]
    [InlineData("heartbeat: { id: a.b, secret: SECRET, every: 1d }", 2, "\"id\" wants 1 to 63")]
    [InlineData("heartbeat: { id: a, secret: short, every: 1d }", 2, "\"secret\" wants 32 to 128 characters of A-Z, a-z, 0-9, - and _")]
    [InlineData("heartbeat: { id: a, secret: SECRET.SECRET, every: 1d }", 2, "\"secret\" wants 32 to 128")]
    [InlineData("heartbeat: { id: a, secret: SECRETSECRETSECRETSECRETSECRET, every: 1d }", 2, "\"secret\" wants 32 to 128")] // 160 characters
    [InlineData("heartbeat: { id: a, secret: [SECRET], every: 1d }", 2, "\"secret\" wants a text, but has a list")]
    [InlineData("heartbeat: { id: SECRET.SECRET, secret: backup, every: 1d }", 2, "\"id\" wants 1 to 63")] // changed round
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 9s }", 2, "10s to 31d are allowed")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 32d }", 2, "10s to 31d are allowed")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 2678401s }", 2, "10s to 31d are allowed")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: often }", 2, "wants a time such as")]
    [InlineData("heartbeat: { id: a, every: SECRET }", 2, "\"every\" wants a time from 10s to 31d")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d, grace: 8d }", 2, "0s to 7d are allowed")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d, grace: SECRET }", 2, "\"grace\" wants a time from 0s to 7d")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d, often: 1 }", 2, "The key \"often\" is not known; allowed here: id, secret, every, grace")]
    [InlineData("heartbeat: { id: a, SECRET, every: 1d }", 2, "A key of 32 characters is not known: is a space missing behind a colon?")]
    [InlineData("heartbeat: { id: a, secret:SECRET, every: 1d }", 2, "A key of 39 characters is not known")]
    [InlineData("heartbeat:\n      id: a\n      secret:SECRET\n      every: 1d", 4, "not valid YAML")]
    [InlineData("heartbeat: { id: a, secret: \"SECRET, every: 1d }", 2, "not valid YAML")]
    [InlineData("heartbeat:\n      id: a\n      secret: &a SECRET\n      every: 1d", 4, "Anchors")]
    [InlineData("heartbeat: { id: a, secret: !SECRET x, every: 1d }", 2, "Tags")]
    [InlineData("heartbeat: { id: a, secret: *SECRET, every: 1d }", 2, "Aliases")]
    [InlineData("heartbeat: SECRET", 2, "but has a text")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d }\n    request: { method: POST }", 3, "The key \"request\" is not known; allowed here: heartbeat, kind, name, interval")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d }\n    expect: { latency: 1s }", 3, "The key \"expect\" is not known")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d }\n    url: example.com", 2, "The key \"heartbeat\" is not known; allowed here: url,")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d }\n  - heartbeat: { id: a, secret: OTHER, every: 1d }", 3, "This id is the same as in line 2")]
    [InlineData("heartbeat: { id: a, secret: SECRET, every: 1d }\n  - heartbeat: { id: b, secret: SECRET, every: 1d }", 3, "This secret is the same as in line 2")]
    public void A_mistake_is_reported_with_its_line_and_without_the_secret(string settings, int line, string message)
    {
        var errors = Assert.IsType<MonitorFileReading.Invalid>(Read(settings.Replace("SECRET", Secret, StringComparison.Ordinal).Replace("OTHER", Other, StringComparison.Ordinal))).Errors;

        Assert.Contains(errors, error => error.Line == line && error.Message.Contains(message, StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.Message.Contains(Secret[..8], StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_of_a_heartbeat_are_reported_at_once() =>
        Assert.Equal(5, Assert.IsType<MonitorFileReading.Invalid>(Read("heartbeat: { id: A, secret: x, every: 1s, grace: 8d, graze: 1s }")).Errors.Count);

    private static IReadOnlyList<MonitorEntry> Valid(string settings) => Assert.IsType<MonitorFileReading.Valid>(Read(settings)).Monitors;

    private static MonitorFileReading Read(string settings) =>
        MonitorFile.Read($"monitors:\n  - {settings}\n", TargetPolicy.Public, TimeSpan.FromMinutes(1));
}
