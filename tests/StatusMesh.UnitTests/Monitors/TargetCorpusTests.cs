using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetCorpusTests
{
    // The corpus wants a scheme; here a URL without one means https, and is judged after that.
    private static readonly Dictionary<string, string> JudgedAsHttps = new()
    {
        ["localhost:8080"] = "host-local-name", // https://localhost:8080/
        ["127.0.0.1:80"] = "address-loopback", // https://127.0.0.1:80/
        ["http"] = "host-single-label", // https://http/
    };

    public static IEnumerable<TheoryDataRow<int, string>> ParseRows => RowsOf(stage => stage == "parse");

    public static IEnumerable<TheoryDataRow<int, string>> LaterRows => RowsOf(stage => stage != "parse");

    [Fact]
    public void The_corpus_is_complete()
    {
        Assert.Equal(317, ParseRows.Count());
        Assert.Equal(366, TargetCorpus.Rows.Count);
    }

    [Theory]
    [MemberData(nameof(ParseRows))]
    public void A_url_of_the_corpus_is_judged_by_its_text(int line, string why)
    {
        var row = TargetCorpus.Rows[line];
        var expected = JudgedAsHttps.GetValueOrDefault(row.Url, row.Reason);

        var parse = TargetParser.Parse(row.Url, TargetPolicy.Public);

        Assert.Equal(expected, parse is TargetParse.Rejected rejected ? Kebab.Name(rejected.Reason) : "ok");
        Assert.NotEmpty(why);
    }

    [Theory]
    [MemberData(nameof(LaterRows))]
    public void A_url_that_the_dialer_must_judge_passes_the_parser(int line, string why)
    {
        Assert.IsType<TargetParse.Accepted>(TargetParser.Parse(TargetCorpus.Rows[line].Url, TargetPolicy.Public));
        Assert.NotEmpty(why);
    }

    [Theory]
    [MemberData(nameof(ParseRows))]
    public void A_literal_of_the_corpus_is_dialled_as_it_was_judged(int line, string why)
    {
        var row = TargetCorpus.Rows[line];
        if (TargetParser.Parse(row.Url, TargetPolicy.Public) is TargetParse.Accepted { Target.Address: { } address })
        {
            Assert.Equal(row.Dial, address.ToString());
        }

        Assert.NotEmpty(why);
    }

    private static IEnumerable<TheoryDataRow<int, string>> RowsOf(Func<string, bool> isWanted) =>
        TargetCorpus.Rows.Values.Where(row => isWanted(row.Stage)).Select(row => new TheoryDataRow<int, string>(row.Line, row.Why));
}
