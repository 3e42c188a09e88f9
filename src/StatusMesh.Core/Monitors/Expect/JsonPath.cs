using System.Globalization;
using System.Text.Json;

namespace StatusMesh.Core.Monitors.Expect;

/// <summary>
/// A place in a JSON document: names behind dots or in brackets with quotes, indexes in brackets, <c>$</c> for the document itself.
/// <c>checks[0].ok</c>, <c>$.checks[0]["is ok"]</c>. The shared part of RFC 9535 that needs no search: no wildcards, slices or filters.
/// </summary>
public sealed class JsonPath
{
    /// <summary>Most characters of a path.</summary>
    public const int MaxLength = 200;

    private readonly List<Step> _steps;

    private JsonPath(List<Step> steps) => _steps = steps;

    /// <summary>Reads a path; null when <paramref name="text"/> is none.</summary>
    public static JsonPath? TryParse(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        var steps = new List<Step>();
        var rest = text.AsSpan();
        if (rest[0] == '$')
        {
            rest = rest[1..];
        }
        else if (rest[0] is not '[')
        {
            // The first name may stand without its dot.
            rest = ReadName(rest, steps);
        }

        while (!rest.IsEmpty)
        {
            var length = rest.Length;
            rest = rest[0] switch
            {
                '.' => ReadName(rest[1..], steps),
                '[' => ReadBracket(rest[1..], steps),
                _ => rest,
            };
            if (rest.Length >= length - 1)
            {
                return null;
            }
        }

        return new JsonPath(steps);
    }

    /// <summary>What stands at the place; null when nothing does.</summary>
    public JsonElement? Find(JsonElement document)
    {
        var element = document;
        foreach (var step in _steps)
        {
            if (step.Name is { } name)
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    return null;
                }
            }
            else if (element.ValueKind == JsonValueKind.Array && step.Index < element.GetArrayLength())
            {
                element = element[step.Index];
            }
            else
            {
                return null;
            }
        }

        return element;
    }

    // What could not be read is left where it is: the caller sees that it got no further.
    private static ReadOnlySpan<char> ReadName(ReadOnlySpan<char> text, List<Step> steps)
    {
        var end = text.IndexOfAny('.', '[', ']');
        end = end < 0 ? text.Length : end;
        if (end > 0)
        {
            steps.Add(new Step(text[..end].ToString(), 0));
        }

        return text[end..];
    }

    private static ReadOnlySpan<char> ReadBracket(ReadOnlySpan<char> text, List<Step> steps)
    {
        if (text.IsEmpty)
        {
            return text;
        }

        var isQuoted = text[0] is '\'' or '"';
        var end = isQuoted ? text[1..].IndexOf([text[0], ']']) + 1 : text.IndexOf(']');
        if (end <= 0)
        {
            return text;
        }

        if (isQuoted)
        {
            steps.Add(new Step(text[1..end].ToString(), 0));
            return text[(end + 2)..];
        }

        if (!int.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return text;
        }

        steps.Add(new Step(null, index));
        return text[(end + 1)..];
    }

    private readonly record struct Step(string? Name, int Index);
}
