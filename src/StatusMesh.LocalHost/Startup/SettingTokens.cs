using System.Text.RegularExpressions;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Picks the settings (<c>--Section:Key=value</c> or <c>--Section:Key value</c>) out of a command line.</summary>
internal sealed partial class SettingTokens
{
    private SettingTokens(IReadOnlyList<KeyValuePair<string, string?>> settings, IReadOnlyList<string> rest, string? withoutValue)
    {
        Settings = settings;
        Rest = rest;
        WithoutValue = withoutValue;
    }

    /// <summary>The settings, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings { get; }

    /// <summary>All other tokens, in order.</summary>
    public IReadOnlyList<string> Rest { get; }

    /// <summary>The first setting that has no value; null when all have one.</summary>
    public string? WithoutValue { get; }

    public static SettingTokens Pick(IReadOnlyList<string> tokens)
    {
        var settings = new List<KeyValuePair<string, string?>>();
        var rest = new List<string>();
        string? withoutValue = null;
        for (var index = 0; index < tokens.Count; index++)
        {
            if (Setting().Match(tokens[index]) is not { Success: true } match)
            {
                rest.Add(tokens[index]);
                continue;
            }

            var key = match.Groups["key"].Value;
            if (match.Groups["value"] is { Success: true } value)
            {
                settings.Add(new(key, value.Value));
            }
            else if (index + 1 < tokens.Count && !tokens[index + 1].StartsWith("--", StringComparison.Ordinal))
            {
                index++;
                settings.Add(new(key, tokens[index]));
            }
            else
            {
                withoutValue ??= key;
            }
        }

        return new SettingTokens(settings, rest, withoutValue);
    }

    [GeneratedRegex(@"^--(?<key>[A-Za-z][\w.-]*(:[\w.*-]+)+)(=(?<value>.*))?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
