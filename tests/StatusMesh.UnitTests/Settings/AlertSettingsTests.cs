using Microsoft.Extensions.Configuration;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Settings;

namespace StatusMesh.UnitTests.Settings;

public sealed class AlertSettingsTests
{
    [Fact]
    public void Without_settings_an_incident_opens_after_30_s_and_nobody_is_told()
    {
        var (options, problems) = Read();

        Assert.Empty(problems);
        Assert.Empty(options.Channels);
        Assert.Equal(TimeSpan.FromHours(6), options.Reminder);
        Assert.Equal(TimeSpan.FromSeconds(30), AlertSettings.ReadIncidents(new SettingsReader(new ConfigurationBuilder().Build())).After);
    }

    [Fact]
    public void Channels_of_every_kind_are_read()
    {
        var (options, problems) = Read(
            ("ops:Kind", "webhook"), ("ops:Url", "https://hooks.example.com/1"), ("ops:Secret", "s3cret"), ("ops:Quiet", "22:00-07:00"), ("ops:Zone", "Europe/Berlin"),
            ("pager:Kind", "pagerduty"), ("pager:Secret", "routing-key"),
            ("mail:Kind", "email"), ("mail:Host", "smtp.example.com"), ("mail:From", "status@example.com"), ("mail:To", "a@example.com, b@example.com"));

        Assert.Empty(problems);
        var byName = options.Channels.ToDictionary(channel => channel.Name);
        Assert.Equal((AlertChannelKind.Webhook, "https://hooks.example.com/1", "s3cret"), (byName["ops"].Kind, byName["ops"].Url!.AbsoluteUri, byName["ops"].Secret));
        Assert.Equal((new TimeOnly(22, 0), new TimeOnly(7, 0), "Europe/Berlin"), (byName["ops"].Quiet!.From, byName["ops"].Quiet!.To, byName["ops"].Quiet!.Zone.Id));
        Assert.Equal("https://events.pagerduty.com/v2/enqueue", byName["pager"].Url!.AbsoluteUri);
        Assert.Equal((587, 2), (byName["mail"].Mail!.Port, byName["mail"].Mail!.To.Count));
    }

    [Theory]
    [InlineData("Alerts:Channels:ops:Kind", "ops:Kind", "carrier-pigeon")]
    [InlineData("Alerts:Channels:Ops", "Ops:Kind", "webhook")]
    [InlineData("Alerts:Channels:ops:Url", "ops:Kind", "slack")]
    [InlineData("Alerts:Channels:ops:Url", "ops:Kind", "webhook", "ops:Url", "ftp://example.com/")]
    [InlineData("Alerts:Channels:ops:Url", "ops:Kind", "webhook", "ops:Url", "https://me:pass@example.com/")]
    [InlineData("Alerts:Channels:ops:Secret", "ops:Kind", "pagerduty")]
    [InlineData("Alerts:Channels:ops:Quiet", "ops:Kind", "ntfy", "ops:Url", "https://ntfy.sh/x", "ops:Quiet", "22-7")]
    [InlineData("Alerts:Channels:ops:Quiet", "ops:Kind", "ntfy", "ops:Url", "https://ntfy.sh/x", "ops:Quiet", "22:00-22:00")]
    [InlineData("Alerts:Channels:ops:Zone", "ops:Kind", "ntfy", "ops:Url", "https://ntfy.sh/x", "ops:Zone", "Mars/Olympus")]
    [InlineData("Alerts:Channels:ops:Host", "ops:Kind", "email", "ops:From", "a@example.com", "ops:To", "b@example.com")]
    [InlineData("Alerts:Channels:ops:To", "ops:Kind", "email", "ops:Host", "smtp.example.com", "ops:From", "a@example.com")]
    [InlineData("Alerts:Channels:ops:From", "ops:Kind", "email", "ops:Host", "smtp.example.com", "ops:From", "a@example.com\r\nBcc: x@example.com", "ops:To", "b@example.com")]
    public void What_makes_no_sense_is_refused_by_the_name_of_its_setting(string key, params string[] settings)
    {
        var (_, problems) = Read([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.Contains(problems, problem => problem.StartsWith(key + " is ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("00:05:00")]
    [InlineData("8.00:00:00")]
    [InlineData("often")]
    public void A_reminder_is_sent_every_10_minutes_to_7_days_or_never(string value) =>
        Assert.Contains(Read(("../Reminder", value)).Problems, problem => problem.StartsWith("Alerts:Reminder is ", StringComparison.Ordinal));

    [Fact]
    public void An_address_that_may_hold_a_token_is_not_repeated() =>
        Assert.DoesNotContain(Read(("ops:Kind", "slack"), ("ops:Url", "htp://hooks.example.com/T0K3N")).Problems, problem => problem.Contains("T0K3N", StringComparison.Ordinal));

    private static (AlertOptions Options, IReadOnlyList<string> Problems) Read(params (string Key, string Value)[] settings)
    {
        var values = settings.Select(setting => new KeyValuePair<string, string?>(
            setting.Key.StartsWith("../", StringComparison.Ordinal) ? "Alerts:" + setting.Key[3..] : "Alerts:Channels:" + setting.Key, setting.Value));
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        var options = AlertSettings.ReadAlerts(reader);
        try
        {
            reader.ThrowIfRefused();
            return (options, []);
        }
        catch (InvalidSettingsException e)
        {
            return (options, e.Message.Split(Environment.NewLine));
        }
    }
}
