using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class AlertsTests
{
    [Theory]
    [InlineData("name: x", null)]
    [InlineData("alerts: none", "")]
    [InlineData("alerts: ops", "ops")]
    [InlineData("alerts: [mail, ops, mail]", "mail,ops")]
    public void A_monitor_names_its_channels(string setting, string? channels)
    {
        var monitor = Assert.Single(Assert.IsType<MonitorFileReading.Valid>(Read(setting)).Monitors);

        Assert.Equal(channels?.Split(',', StringSplitOptions.RemoveEmptyEntries), monitor.ToDraft().Alerts);
    }

    [Theory]
    [InlineData("alerts: pager", "names the channel \"pager\"; there are ops, mail.")]
    [InlineData("alerts: []", "1 to 20 are allowed")]
    [InlineData("alerts: { ops: true }", "wants a text")]
    [InlineData("alerts: ['']", "1 to 40 characters")]
    public void A_channel_that_does_not_exist_is_refused_with_its_line(string setting, string message)
    {
        var error = Assert.Single(Assert.IsType<MonitorFileReading.Invalid>(Read(setting)).Errors);

        Assert.Equal(3, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static MonitorFileReading Read(string setting) =>
        MonitorFile.Read($"monitors:\n  - url: example.com\n    {setting}\n", TargetPolicy.Public, TimeSpan.FromMinutes(1), ["ops", "mail"]);
}
