namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>A group of settings whose keys are known.</summary>
internal sealed class Settings
{
    /// <summary>Longer than any key: such a thing may be a value that has run into its key, even a secret, and is not repeated.</summary>
    private const int LongestQuote = 20;

    private readonly Dictionary<string, YamlPart> _values = new(StringComparer.Ordinal);

    private Settings()
    {
    }

    /// <summary>The value of <paramref name="key"/>; null when it does not stand there.</summary>
    public YamlPart? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Reads a group and reports unknown and repeated keys; null when <paramref name="part"/> is no group.</summary>
    public static Settings? Read(YamlPart part, string what, string[] allowed, ErrorList errors)
    {
        if (part is YamlPart.Refused)
        {
            return null;
        }

        var choice = string.Join(", ", allowed);
        if (part is not YamlPart.Mapping mapping)
        {
            errors.Add(part.Line, $"{what} wants settings ({choice}), each as \"key: value\", but has {part.Kind}.");
            return null;
        }

        var settings = new Settings();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Entries)
        {
            if (key is not YamlPart.Scalar name)
            {
                errors.Add(key.Line, $"A key must be a word; allowed here: {choice}.");
            }
            else if (!allowed.Contains(name.Text))
            {
                errors.Add(key.Line, name.Text.Length > LongestQuote
                    ? $"A key of {name.Text.Length} characters is not known: is a space missing behind a colon? Allowed here: {choice}."
                    : $"The key {ErrorList.Quote(name.Text)} is not known; allowed here: {choice}.");
            }
            else if (lines.TryGetValue(name.Text, out var line))
            {
                errors.Add(key.Line, $"The key \"{name.Text}\" stands here a second time; the first is in line {line}.");
            }
            else
            {
                lines.Add(name.Text, key.Line);
                settings._values.Add(name.Text, value);
            }
        }

        return settings;
    }
}
