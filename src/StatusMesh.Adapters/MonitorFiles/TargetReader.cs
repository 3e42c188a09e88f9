using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads what a monitor looks at, by its kind. One target stands in a file once.</summary>
internal sealed class TargetReader(TargetPolicy policy, ErrorList errors)
{
    private const int MostValues = 20;
    private const int LongestValue = 500;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly ValueReader _values = new(errors);

    /// <summary>The target of <c>url</c> or <c>tcp</c>; null when it is missing or wrong.</summary>
    public Target? ReadText(YamlPart monitor, YamlPart? part, MonitorKind kind)
    {
        var key = kind == MonitorKind.Tcp ? "tcp" : "url";
        if (part is null)
        {
            return Missing(monitor, key);
        }

        return _values.Text(part, key) is { } text
            ? Accept(part, kind == MonitorKind.Tcp ? MonitorTargetParser.Parse("tcp://" + text, policy) : TargetParser.Parse(text, policy))
            : null;
    }

    /// <summary>The target of <c>dns</c>, and the values that its records must hold.</summary>
    public (Target? Target, IReadOnlyList<string> Records) ReadDns(YamlPart monitor, YamlPart? part)
    {
        if (part is null)
        {
            return (Missing(monitor, "dns"), []);
        }

        if (Settings.Read(part, "\"dns\"", MonitorKeys.Dns, errors) is not { } settings)
        {
            return (null, []);
        }

        var type = _values.Choice(
            settings["type"], "type", [.. Enum.GetValues<DnsRecordType>().Select(type => (DnsRecords.NameOf(type), type))]);
        var records = ReadRecords(settings["expect"], type);
        if (settings["name"] is not { } place)
        {
            errors.Add(part.Line, "\"dns\" has no \"name\".");
            return (null, []);
        }

        return _values.Text(place, "name") is { } name
            ? (Accept(place, MonitorTargetParser.Parse($"dns://{name}/{DnsRecords.NameOf(type)}", policy)), records)
            : (null, []);
    }

    private List<string> ReadRecords(YamlPart? part, DnsRecordType type)
    {
        var records = new List<string>();
        foreach (var text in _values.Texts(part, "expect", MostValues, LongestValue))
        {
            if (DnsRecords.Canonical(type, text) is { } value)
            {
                records.Add(value);
            }
            else
            {
                errors.Add(part!.Line, $"{ErrorList.Quote(text)} cannot be the value of a record of type {DnsRecords.NameOf(type)}.");
            }
        }

        return records;
    }

    private Target? Missing(YamlPart monitor, string key)
    {
        errors.Add(monitor.Line, $"This monitor has no \"{key}\".");
        return null;
    }

    private Target? Accept(YamlPart part, TargetParse parse)
    {
        switch (parse)
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
