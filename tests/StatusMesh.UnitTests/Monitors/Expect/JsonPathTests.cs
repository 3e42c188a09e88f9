using System.Text.Json;
using StatusMesh.Core.Monitors.Expect;

namespace StatusMesh.UnitTests.Monitors.Expect;

public sealed class JsonPathTests
{
    private const string Document = """{"status":"ok","a.b":1,"checks":[{"ok":true},{"is ok":[10,20]}],"n":null,"":"nameless","it's":2}""";

    [Theory]
    [InlineData("status", "\"ok\"")]
    [InlineData("$.status", "\"ok\"")]
    [InlineData(".status", "\"ok\"")]
    [InlineData("checks[0].ok", "true")]
    [InlineData("$.checks[1]['is ok'][1]", "20")]
    [InlineData("$[\"checks\"][0][\"ok\"]", "true")]
    [InlineData("['a.b']", "1")]
    [InlineData("[\"it's\"]", "2")]
    [InlineData("['']", "\"nameless\"")]
    [InlineData("n", "null")] // there, and null
    public void What_stands_at_a_place_is_found(string path, string found) => Assert.Equal(found, Find(path)?.GetRawText());

    [Theory]
    [InlineData("Status")] // names are exact
    [InlineData("a.b")]
    [InlineData("checks.ok")]
    [InlineData("checks[2]")]
    [InlineData("checks[2147483647]")]
    [InlineData("status.length")]
    [InlineData("status[0]")]
    [InlineData("n.x")]
    [InlineData("$[0]")]
    public void What_is_not_there_is_not_found(string path) => Assert.Null(Find(path));

    [Fact]
    public void A_dollar_is_the_whole_document() => Assert.Equal(JsonValueKind.Object, Find("$")?.ValueKind);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")] // searches everywhere in RFC 9535: not here
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[*]")]
    [InlineData("a[-1]")]
    [InlineData("a[1:2]")]
    [InlineData("a[99999999999]")]
    [InlineData("a['b]")]
    [InlineData("a['b'")]
    [InlineData("a]")]
    [InlineData("a[0]b")]
    [InlineData("$a")]
    public void A_path_of_another_kind_is_refused(string path) => Assert.Null(JsonPath.TryParse(path));

    [Fact]
    public void A_path_of_more_than_200_characters_is_refused()
    {
        Assert.NotNull(JsonPath.TryParse(new string('a', 200)));
        Assert.Null(JsonPath.TryParse(new string('a', 201)));
    }

    private static JsonElement? Find(string path) => JsonPath.TryParse(path)!.Find(JsonDocument.Parse(Document).RootElement);
}
