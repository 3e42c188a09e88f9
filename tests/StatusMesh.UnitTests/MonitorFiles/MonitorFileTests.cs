using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class MonitorFileTests
{
    [Fact]
    public void Every_setting_of_a_monitor_is_read()
    {
        var monitor = Assert.Single(Valid("""
            # Our sites
            monitors:
              - url: https://example.com/shop
                name: The shop
                interval: 30s
                expect:
                  status: 200, 3xx
            """));

        Assert.Equal("https://example.com/shop", monitor.Target.Url);
        Assert.Equal("The shop", monitor.Name);
        Assert.Equal(TimeSpan.FromSeconds(30), monitor.Interval);
        Assert.Equal("200, 3xx", monitor.Expect?.Status?.Text);
        Assert.Equal(3, monitor.Line);
    }

    [Fact]
    public void Only_the_url_is_required()
    {
        var monitor = Assert.Single(Valid("""
            monitors:
              - url: Example.com
            """));

        Assert.Equal("https://example.com/", monitor.Target.Url);
        Assert.Equal("example.com", monitor.Name);
        Assert.Equal(TimeSpan.FromMinutes(1), monitor.Interval);
        Assert.Null(monitor.Expect);
        Assert.Null(monitor.Request);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a remark\n")]
    [InlineData("---\n")]
    [InlineData("monitors:\n")]
    [InlineData("monitors: []\n")]
    public void An_empty_file_has_no_monitors(string text) => Assert.Empty(Valid(text));

    [Theory]
    [InlineData("5s", 5)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    [InlineData("1d", 86_400)]
    [InlineData("24h", 86_400)]
    [InlineData("00:01:00", 60)]
    [InlineData("1.00:00:00", 86_400)]
    [InlineData("\"90s\"", 90)]
    public void Intervals_are_read(string interval, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(Valid(With($"interval: {interval}"))).Interval);

    [Theory]
    [InlineData("status: 204", "204")]
    [InlineData("status: 200, 3xx", "200, 3xx")]
    [InlineData("status: [200, 401-403]", "200, 401-403")]
    [InlineData("{ status: 5XX }", "5xx")]
    public void Expected_statuses_are_a_number_a_list_or_a_text(string expect, string set)
    {
        var text = expect.StartsWith('{') ? With($"expect: {expect}") : With($"expect:\n      {expect}");

        Assert.Equal(set, Assert.Single(Valid(text)).Expect?.Status?.Text);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing() =>
        Assert.Equal(2, Assert.Single(Valid("\uFEFFmonitors:\r\n  - url: example.com\r\n    name: A\r\n")).Line);

    [Fact]
    public void As_many_monitors_as_are_allowed_are_read() =>
        Assert.Equal(MonitorFile.MostMonitors, Valid(Many(MonitorFile.MostMonitors)).Count);

    internal static string With(string setting) => $"monitors:\n  - url: example.com\n    {setting}\n";

    internal static string Many(int count) =>
        "monitors:\n" + string.Concat(Enumerable.Range(0, count).Select(number => $"  - url: s{number}.example.com\n"));

    private static IReadOnlyList<MonitorEntry> Valid(string text) =>
        Assert.IsType<MonitorFileReading.Valid>(MonitorFile.Read(text, TargetPolicy.Public, TimeSpan.FromMinutes(1))).Monitors;
}
