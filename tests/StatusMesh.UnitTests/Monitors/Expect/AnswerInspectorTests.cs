using System.Text;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Monitors.Expect;

public sealed class AnswerInspectorTests
{
    [Theory]
    [InlineData("Welcome home", false, null)]
    [InlineData("welcome home", false, Cause.TextMissing)]
    [InlineData("welcome home", true, null)]
    [InlineData("", false, Cause.TextMissing)]
    [InlineData("Welcome, Fatal error", false, Cause.TextForbidden)]
    [InlineData("Welcome, fatal ERROR", false, null)]
    [InlineData("Welcome, fatal ERROR", true, Cause.TextForbidden)]
    [InlineData("Fatal error", false, Cause.TextMissing)] // both wrong: the first is named
    public void Texts_must_be_there_or_must_not(string body, bool ignoreCase, Cause? cause) =>
        Assert.Equal(cause, Unmet(new Expectations { Text = ["Welcome"], NoText = ["Fatal error"], IgnoreCase = ignoreCase }, body));

    [Fact]
    public void Every_text_must_be_there()
    {
        var expected = new Expectations { Text = ["one", "two"] };

        Assert.Null(Unmet(expected, "two and one"));
        Assert.Equal(Cause.TextMissing, Unmet(expected, "one"));
    }

    [Theory]
    [InlineData("text/html; charset=ISO-8859-1", "iso-8859-1")]
    [InlineData("text/html;charset=\"utf-16\"", "utf-16")]
    [InlineData("text/html; charset=utf-8; x=y", "utf-8")]
    [InlineData("text/html; charset=klingon", "utf-8")] // unknown: UTF-8 is what the web is in
    [InlineData("text/html", "utf-8")]
    public void Text_is_read_in_the_coding_that_the_answer_names(string type, string encoding) =>
        Assert.Null(AnswerInspector.Unmet(
            new Expectations { Text = ["Bücher"] }, [new("content-type", type)], Encoding.GetEncoding(encoding).GetBytes("Unsere Bücher")));

    [Fact]
    public void Bytes_that_are_no_text_break_nothing() =>
        Assert.Equal(Cause.TextMissing, AnswerInspector.Unmet(new Expectations { Text = ["a"] }, [], [0xFF, 0xFE, 0x00, 0xC3]));

    [Theory]
    [InlineData("status", "\"ok\"", null)]
    [InlineData("status", "\"OK\"", Cause.JsonMismatch)]
    [InlineData("count", "3", null)]
    [InlineData("count", "3.0", null)] // one number, two spellings
    [InlineData("count", "\"3\"", Cause.JsonMismatch)] // a string is no number
    [InlineData("healthy", "true", null)]
    [InlineData("healthy", "false", Cause.JsonMismatch)]
    [InlineData("error", "null", null)]
    [InlineData("error", null, null)]
    [InlineData("absent", null, Cause.JsonMismatch)]
    [InlineData("absent", "null", Cause.JsonMismatch)]
    public void A_place_in_JSON_must_hold_what_is_expected(string path, string? equal, Cause? cause) =>
        Assert.Equal(cause, Unmet(
            new Expectations { Json = [new JsonExpectation(path, equal)] }, """{"status":"ok","count":3,"healthy":true,"error":null}"""));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{\"a\":1")] // cut off
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1,}")]
    public void What_is_not_JSON_meets_nothing(string body) =>
        Assert.Equal(Cause.JsonMismatch, Unmet(new Expectations { Json = [new JsonExpectation("a", null)] }, body));

    [Theory]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData(" \r\n{\"a\":1}\n")]
    public void A_byte_order_mark_and_blanks_around_JSON_change_nothing(string body) =>
        Assert.Null(Unmet(new Expectations { Json = [new JsonExpectation("a", null)] }, body));

    [Fact]
    public void JSON_that_is_nested_too_deeply_meets_nothing_and_harms_nothing() =>
        Assert.Equal(Cause.JsonMismatch, Unmet(new Expectations { Json = [new JsonExpectation("a", null)] }, new string('[', 60_000)));

    [Theory]
    [InlineData("x-served-by", null, null, null)]
    [InlineData("x-other", null, null, Cause.HeaderMismatch)]
    [InlineData("content-type", "TEXT/html", null, null)]
    [InlineData("content-type", "text", null, Cause.HeaderMismatch)]
    [InlineData("content-type", null, "HTML", null)]
    [InlineData("content-type", null, "json", Cause.HeaderMismatch)]
    [InlineData("set-cookie", "b=2", null, null)] // the second field of that name
    [InlineData("set-cookie", "a=1", "b", Cause.HeaderMismatch)] // no single field meets both
    public void A_header_field_must_be_there_and_say_what_is_expected(string name, string? equal, string? contains, Cause? cause) =>
        Assert.Equal(cause, AnswerInspector.Unmet(
            new Expectations { Headers = [new HeaderExpectation(name, equal, contains)] },
            [new("content-type", "text/html"), new("x-served-by", ""), new("set-cookie", "a=1"), new("set-cookie", "b=2")],
            []));

    private static Cause? Unmet(Expectations expected, string body) => AnswerInspector.Unmet(expected, [], Encoding.UTF8.GetBytes(body));
}
