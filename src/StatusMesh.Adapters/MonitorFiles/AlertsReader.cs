namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads which channels hear of a monitor's incidents.</summary>
internal sealed class AlertsReader(IReadOnlyList<string>? channels, ErrorList errors)
{
    private const int Most = 20;
    private const int LongestName = 40;
    private const string Nobody = "none";

    private readonly ValueReader _values = new(errors);

    /// <summary>Names of channels, each once; empty: none, null: all.</summary>
    public IReadOnlyList<string>? Read(YamlPart? part)
    {
        if (part is null)
        {
            return null;
        }

        if (part is YamlPart.Scalar { Text: Nobody })
        {
            return [];
        }

        var names = _values.Texts(part, "alerts", Most, LongestName);
        foreach (var name in names.Where(name => channels?.Contains(name) == false))
        {
            var known = channels!.Count == 0 ? "there are none; they stand in the settings Alerts:Channels" : $"there are {string.Join(", ", channels)}";
            errors.Add(part.Line, $"\"alerts\" names the channel {ErrorList.Quote(name)}; {known}.");
        }

        return [.. names.Distinct()];
    }
}
