using System.Globalization;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads single values; a mistake goes to the list and gives null. A key that does not stand there is null, too, and no mistake.</summary>
internal sealed class ValueReader(ErrorList errors)
{
    /// <summary>A text of any length.</summary>
    public string? Text(YamlPart? part, string key)
    {
        if (part is YamlPart.Scalar { IsNull: false } scalar)
        {
            return scalar.Text;
        }

        if (part is not null and not YamlPart.Refused)
        {
            errors.Add(part.Line, $"\"{key}\" wants a text, but has {part.Kind}.");
        }

        return null;
    }

    /// <summary>A text of 1..<paramref name="longest"/> characters on one line, without spaces around it.</summary>
    public string? Line(YamlPart? part, string key, int longest)
    {
        if (Text(part, key)?.Trim() is not { } text)
        {
            return null;
        }

        if (text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl))
        {
            return text;
        }

        errors.Add(part!.Line, $"\"{key}\" wants 1 to {longest} characters on one line.");
        return null;
    }

    /// <summary>The items of a list, or the one that stands there without a list; none when there are more than <paramref name="most"/>.</summary>
    public IReadOnlyList<YamlPart> Items(YamlPart? part, string key, int most)
    {
        IReadOnlyList<YamlPart> items = part switch
        {
            null or YamlPart.Refused => [],
            YamlPart.Sequence list => list.Items,
            _ => [part],
        };
        if (items.Count <= most && (items.Count > 0 || part is not YamlPart.Sequence))
        {
            return items;
        }

        errors.Add(part!.Line, $"\"{key}\" has {items.Count} entries; 1 to {most} are allowed.");
        return [];
    }

    /// <summary>Texts of 1..<paramref name="longest"/> characters, one or a list.</summary>
    public IReadOnlyList<string> Texts(YamlPart? part, string key, int most, int longest)
    {
        var texts = new List<string>();
        foreach (var item in Items(part, key, most))
        {
            if (Text(item, key) is not { } text)
            {
                continue;
            }

            if (text.Length is 0 || text.Length > longest)
            {
                errors.Add(item.Line, $"\"{key}\" wants texts of 1 to {longest} characters.");
                continue;
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <summary>A whole number.</summary>
    public int? Whole(YamlPart? part, string key, int least, int most)
    {
        if (Text(part, key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(part!.Line, $"\"{key}\" wants a whole number from {least} to {most}, not {ErrorList.Quote(text)}.");
        return null;
    }

    /// <summary>A time between two ends, which are named as people write them.</summary>
    public TimeSpan? Duration(YamlPart? part, string key, string least, string most)
    {
        if (Text(part, key) is not { } text)
        {
            return null;
        }

        if (IntervalText.TryParse(text) is not { } span)
        {
            errors.Add(part!.Line, $"\"{key}\" wants a time such as 30s, 5m, 1h, 1d or 00:01:00, not {ErrorList.Quote(text)}.");
            return null;
        }

        if (span >= IntervalText.TryParse(least) && span <= IntervalText.TryParse(most))
        {
            return span;
        }

        errors.Add(part!.Line, $"\"{key}\" is {ErrorList.Quote(text)}; {least} to {most} are allowed.");
        return null;
    }

    /// <summary>One of a few words; the first of them when the key does not stand there or is wrong.</summary>
    public T Choice<T>(YamlPart? part, string key, params (string Word, T Value)[] choices)
    {
        if (Text(part, key) is not { } text)
        {
            return choices[0].Value;
        }

        foreach (var (word, value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        errors.Add(part!.Line, $"\"{key}\" wants one of {string.Join(", ", choices.Select(choice => choice.Word))}, not {ErrorList.Quote(text)}.");
        return choices[0].Value;
    }
}
