using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Settings;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>docs/alerts.md against the settings' reader.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_kind_has_an_example_that_is_valid()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "alerts.md"));

        var kinds = Examples().Matches(text).SelectMany(example => Read(example.Groups[1].Value)).Select(channel => channel.Kind);

        Assert.Equal(Enum.GetValues<AlertChannelKind>().Order(), kinds.Order());
    }

    private static IReadOnlyList<AlertChannel> Read(string json)
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
        var options = AlertSettings.ReadAlerts(reader);
        reader.ThrowIfRefused();
        return options.Channels;
    }

    [GeneratedRegex("^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();
}
