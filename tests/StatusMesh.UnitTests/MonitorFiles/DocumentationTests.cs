using System.Text.RegularExpressions;
using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.MonitorFiles;

/// <summary>docs/monitors.md against the reader.</summary>
public sealed partial class DocumentationTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "monitors.md"));

    [Fact]
    public void Every_key_has_a_row_and_every_row_is_a_key() =>
        Assert.Equal(MonitorKeys.All.Order(StringComparer.Ordinal), Rows().Matches(Text).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_has_a_range_a_default_and_an_example() =>
        Assert.All(Rows().Matches(Text), row => Assert.DoesNotContain(row.Value.Split('|')[2..5], cell => string.IsNullOrWhiteSpace(cell)));

    [Fact]
    public void Every_example_is_a_valid_file()
    {
        var examples = Examples().Matches(Text);

        Assert.True(examples.Count >= 2);
        Assert.All(examples, example => Assert.IsType<MonitorFileReading.Valid>(
            MonitorFile.Read(example.Groups[1].Value, TargetPolicy.Public, TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void Every_key_stands_in_an_example()
    {
        var examples = string.Concat(Examples().Matches(Text).Select(example => example.Groups[1].Value));

        Assert.All(MonitorKeys.All, key => Assert.Contains(key.Split('.')[^1] + ":", examples, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `([A-Za-z.]+)` \|.*$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("```yaml\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();
}
