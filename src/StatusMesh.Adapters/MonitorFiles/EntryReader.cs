using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads the entries of one file, one after the other.</summary>
internal sealed class EntryReader(TargetPolicy policy, TimeSpan defaultInterval, ErrorList errors)
{
    private const int LongestName = 100;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly ValueReader _values = new(errors);
    private readonly RequestReader _requests = new(policy, errors);
    private readonly ExpectReader _expectations = new(errors);

    /// <summary>The entry; null when it has no URL to go by. Mistakes go to the list.</summary>
    public MonitorEntry? Read(YamlPart part)
    {
        if (Settings.Read(part, "A monitor", MonitorKeys.Monitor, errors) is not { } settings)
        {
            return null;
        }

        var target = ReadUrl(part, settings["url"]);
        var name = _values.Line(settings["name"], "name", LongestName);
        var interval = _values.Duration(settings["interval"], "interval", "5s", "1d");
        var request = _requests.Read(settings["request"], target);
        var expected = _expectations.Read(settings["expect"], target, request);
        return target is null
            ? null
            : new MonitorEntry
            {
                Line = settings["url"]!.Line,
                Target = target,
                Name = name ?? target.Host,
                Interval = interval ?? defaultInterval,
                Request = request,
                Expect = expected,
            };
    }

    private Target? ReadUrl(YamlPart monitor, YamlPart? part)
    {
        if (part is null)
        {
            errors.Add(monitor.Line, "This monitor has no \"url\".");
            return null;
        }

        if (_values.Text(part, "url") is not { } text)
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
}
