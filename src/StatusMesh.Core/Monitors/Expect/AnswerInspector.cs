using System.Text;
using System.Text.Json;

namespace StatusMesh.Core.Monitors.Expect;

/// <summary>Holds the head and body of an answer against what is expected of them. What it saw stays here: only the cause goes on.</summary>
public static class AnswerInspector
{
    private const string CharsetParameter = "charset=";

    /// <summary>The first expectation that is not met: headers, text, then JSON; null when all are.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="fields">Header fields, names in lower case.</param>
    /// <param name="body">The body as far as it was read.</param>
    public static Probing.Cause? Unmet(
        Expectations expected, IReadOnlyList<KeyValuePair<string, string>> fields, ReadOnlySpan<byte> body)
    {
        if (!expected.Headers.All(header => IsMet(header, fields)))
        {
            return Probing.Cause.HeaderMismatch;
        }

        if (expected.Text.Count + expected.NoText.Count > 0)
        {
            var text = EncodingOf(fields).GetString(body);
            var comparison = expected.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            if (!expected.Text.All(wanted => text.Contains(wanted, comparison)))
            {
                return Probing.Cause.TextMissing;
            }

            if (expected.NoText.Any(unwanted => text.Contains(unwanted, comparison)))
            {
                return Probing.Cause.TextForbidden;
            }
        }

        return expected.Json.Count == 0 || IsMet(expected.Json, body) ? null : Probing.Cause.JsonMismatch;
    }

    private static bool IsMet(HeaderExpectation expected, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        fields.Any(field => field.Key == expected.Name
            && (expected.Equal is null || field.Value.Equals(expected.Equal, StringComparison.OrdinalIgnoreCase))
            && (expected.Contains is null || field.Value.Contains(expected.Contains, StringComparison.OrdinalIgnoreCase)));

    private static bool IsMet(IReadOnlyList<JsonExpectation> expected, ReadOnlySpan<byte> body)
    {
        // RFC 8259 §8.1: a byte order mark may be there and means nothing.
        var json = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return !reader.Read() && expected.All(item => IsMet(item, document.RootElement));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsMet(JsonExpectation expected, JsonElement document)
    {
        if (JsonPath.TryParse(expected.Path)?.Find(document) is not { } found)
        {
            return false;
        }

        if (expected.Equal is null)
        {
            return true;
        }

        using var wanted = JsonDocument.Parse(expected.Equal);
        return JsonElement.DeepEquals(wanted.RootElement, found);
    }

    /// <summary>What the answer says that its text is in (RFC 9110 §8.3.2); UTF-8 when it says nothing that we know.</summary>
    private static Encoding EncodingOf(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var type = fields.FirstOrDefault(field => field.Key == "content-type").Value ?? "";
        var at = type.IndexOf(CharsetParameter, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return Encoding.UTF8;
        }

        var name = type[(at + CharsetParameter.Length)..].Split(';')[0].Trim(' ', '"', '\'');
        return Encoding.GetEncodings().FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.GetEncoding() ?? Encoding.UTF8;
    }
}
