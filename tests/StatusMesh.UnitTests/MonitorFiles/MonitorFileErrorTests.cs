using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class MonitorFileErrorTests
{
    [Theory]
    [InlineData("interval: 4s", "5s to 1d are allowed")]
    [InlineData("interval: 25h", "5s to 1d are allowed")]
    [InlineData("interval: 99999999999d", "wants a time such as")] // more digits than a number has
    [InlineData("interval: 60", "wants a time such as")] // seconds or minutes?
    [InlineData("interval: -5m", "wants a time such as")]
    [InlineData("interval: [5s]", "but has a list")]
    [InlineData("interval:", "but has nothing")]
    [InlineData("name: ''", "1 to 100 characters")]
    [InlineData("name: \"two\\nlines\"", "on one line")]
    [InlineData("name: {first: second}", "but has a group of settings")]
    [InlineData("colour: red", "allowed here: url, kind, name, interval, request, expect")]
    [InlineData("Name: capital", "The key \"Name\" is not known")]
    [InlineData("[a, b]: c", "A key must be a word")]
    [InlineData("url: example.org", "a second time; the first is in line 2")]
    [InlineData("expect: 200", "each as \"key: value\"")]
    [InlineData("expect: {body: ok}", "allowed here: status")]
    [InlineData("expect: {status: 600}", "1 to 20 statuses")]
    [InlineData("expect: {status: []}", "1 to 20 statuses")]
    [InlineData("expect: {status: [200, [300]]}", "1 to 20 statuses")]
    [InlineData("name: &anchor example", "Anchors")]
    [InlineData("name: *anchor", "Aliases")]
    [InlineData("name: !!str example", "Tags")]
    public void A_mistake_in_a_setting_is_reported_with_its_line(string setting, string message)
    {
        var error = Assert.Single(Errors(MonitorFileTests.With(setting)));

        Assert.Equal(3, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- url: example.com", 1, "The file wants settings (monitors, maintenance)")] // the list without its head
    [InlineData("sites:\n  - url: example.com", 1, "allowed here: monitors")]
    [InlineData("monitors: example.com", 1, "a list of monitors")]
    [InlineData("monitors:\n  url: example.com", 2, "a list of monitors")] // the dash is missing
    [InlineData("monitors:\n  - example.com", 2, "A monitor wants settings")]
    [InlineData("monitors:\n  -", 2, "but has nothing")]
    [InlineData("monitors:\n  - name: A", 2, "has no \"url\"")]
    [InlineData("monitors:\n  - url:", 2, "\"url\" wants a text, but has nothing")]
    [InlineData("monitors:\n  - url: ftp://example.com", 2, "This URL is refused: ")]
    [InlineData("monitors:\n  - url: http://127.0.0.1/", 2, "This URL is refused: ")]
    [InlineData("monitors:\n  - url: a.example\n  - url: HTTPS://A.example:443/#top", 3, "the same as in line 2")] // one site, two spellings
    [InlineData("monitors: []\nmonitors: []", 2, "the first is in line 1")]
    [InlineData("monitors: []\n---\nmonitors: []", 2, "A second document")]
    [InlineData("monitors:\n  - url: 'example.com", 2, "not valid YAML")]
    [InlineData("monitors:\n  - url: example.com\n   name: A", 3, "not valid YAML")]
    [InlineData("monitors:\n  - url: example.com\n\tname: A", 3, "indented with a tab")]
    [InlineData("monitors:\n  - url: example.com\n  \t  name: A", 3, "indented with a tab")]
    public void A_mistake_in_the_shape_of_the_file_is_reported_with_its_line(string text, int line, string message)
    {
        var error = Assert.Single(Errors(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_by_line()
    {
        var errors = Errors("""
            monitors:
              - name: no address
                interval: soon
              - url: example.com
                colour: red
                expect: { status: many, body: ok }
              - url: https://example.com/
                name: twice
            remarks: none
            """);

        Assert.Equal([2, 3, 5, 6, 6, 7, 9], errors.Select(error => error.Line));
    }

    [Fact]
    public void One_monitor_too_many_is_refused_where_it_stands()
    {
        var error = Assert.Single(Errors(MonitorFileTests.Many(MonitorFile.MostMonitors + 1)));

        Assert.Equal(MonitorFile.MostMonitors + 2, error.Line);
        Assert.Contains("10000 are allowed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_refused_unread()
    {
        var error = Assert.Single(Errors(new string('\t', MonitorFile.LargestFile) + "x"));

        Assert.Contains("1 MiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_refused_and_harms_nothing(string opening) =>
        Assert.NotEmpty(Errors(string.Concat(Enumerable.Repeat(opening, 50_000))));

    [Fact]
    public void What_somebody_wrote_is_quoted_short_and_without_control_characters()
    {
        var error = Assert.Single(Errors($"\"{new string('k', 500)}\": 1"));
        Assert.True(error.Message.Length < 120);

        error = Assert.Single(Errors("\"a\\nb\": 1"));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("name: x")]
    [InlineData("name: &a [*a, !!binary x]")]
    [InlineData("? complex")]
    [InlineData("\"\\uD800\": \"\\0\"")]
    public void Cut_off_anywhere_a_file_is_read_or_refused_but_never_throws(string setting)
    {
        var text = MonitorFileTests.With(setting);
        for (var length = 0; length <= text.Length; length++)
        {
            MonitorFile.Read(text[..length], TargetPolicy.Public, TimeSpan.FromMinutes(1));
        }
    }

    private static IReadOnlyList<MonitorFileError> Errors(string text) =>
        Assert.IsType<MonitorFileReading.Invalid>(MonitorFile.Read(text, TargetPolicy.Public, TimeSpan.FromMinutes(1))).Errors;
}
