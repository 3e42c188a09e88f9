using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads the entries of one file, one after the other.</summary>
internal sealed class EntryReader(TargetPolicy policy, TimeSpan defaultInterval, ErrorList errors)
{
    private const int LongestName = 100;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>The entry; null when it has no URL to go by. Mistakes go to the list.</summary>
    public MonitorEntry? Read(YamlPart part)
    {
        if (Settings.Read(part, "A monitor", ["url", "name", "interval", "expect"], errors) is not { } settings)
        {
            return null;
        }

        var target = ReadUrl(part, settings["url"]);
        var name = ReadName(settings["name"]);
        var interval = ReadInterval(settings["interval"]);
        var expected = ReadExpectations(settings["expect"]);
        return target is null
            ? null
            : new MonitorEntry
            {
                Line = settings["url"]!.Line,
                Target = target,
                Name = name ?? target.Host,
                Interval = interval ?? defaultInterval,
                ExpectedStatus = expected,
            };
    }

    private Target? ReadUrl(YamlPart monitor, YamlPart? part)
    {
        if (part is null)
        {
            errors.Add(monitor.Line, "This monitor has no \"url\".");
            return null;
        }

        if (ReadText(part, "url") is not { } text)
        {
            return null;
        }

        switch (TargetParser.Parse(text, policy))
        {
            case TargetParse.Accepted(var target) when _lines.TryAdd(target.Id, part.Line):
                return target;
            case TargetParse.Accepted(var target):
                errors.Add(part.Line, $"This URL is the same as in line {_lines[target.Id]}; a site is monitored once.");
                return null;
            case TargetParse.Rejected rejected:
                errors.Add(part.Line, "This URL is refused: " + rejected.Detail);
                return null;
            default:
                throw new InvalidOperationException("A URL is accepted or rejected.");
        }
    }

    private string? ReadName(YamlPart? part)
    {
        if (part is null || ReadText(part, "name") is not { } text)
        {
            return null;
        }

        var name = text.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            errors.Add(part.Line, $"\"name\" wants 1 to {LongestName} characters on one line.");
            return null;
        }

        return name;
    }

    private TimeSpan? ReadInterval(YamlPart? part)
    {
        if (part is null || ReadText(part, "interval") is not { } text)
        {
            return null;
        }

        var interval = IntervalText.TryParse(text);
        if (interval is null)
        {
            errors.Add(part.Line, $"\"interval\" wants a time such as 30s, 5m, 1h, 1d or 00:01:00, not {ErrorList.Quote(text)}.");
        }
        else if (interval < ShortestInterval || interval > LongestInterval)
        {
            errors.Add(part.Line, $"\"interval\" is {ErrorList.Quote(text)}; 5s to 1d are allowed.");
            return null;
        }

        return interval;
    }

    private StatusSet? ReadExpectations(YamlPart? part)
    {
        if (part is null || Settings.Read(part, "\"expect\"", ["status"], errors)?["status"] is not { } status)
        {
            return null;
        }

        var text = status is YamlPart.Sequence list
            ? string.Join(", ", list.Items.Select(item => item is YamlPart.Scalar scalar ? scalar.Text : "?"))
            : ReadText(status, "status");
        var set = text is null ? null : StatusSet.TryParse(text);
        if (text is not null && set is null)
        {
            errors.Add(status.Line, $"\"status\" wants 1 to 20 statuses such as 200, 3xx or 401-403, not {ErrorList.Quote(text)}.");
        }

        return set;
    }

    private string? ReadText(YamlPart part, string key)
    {
        if (part is YamlPart.Scalar { IsNull: false } scalar)
        {
            return scalar.Text;
        }

        if (part is not YamlPart.Refused)
        {
            errors.Add(part.Line, $"\"{key}\" wants a text, but has {part.Kind}.");
        }

        return null;
    }
}
