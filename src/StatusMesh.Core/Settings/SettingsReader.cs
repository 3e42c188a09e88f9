using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace StatusMesh.Core.Settings;

/// <summary>
/// Reads settings and collects what is wrong with them, so that one start shows every problem. The configuration binder would not
/// do: it adds lists to their defaults instead of replacing them, and its errors name types, not what is allowed.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    /// <summary>Notes that <paramref name="key"/> has a value that is not allowed.</summary>
    public void Refuse(string key, string? value, string allowed) => _problems.Add($"{key} is \"{value}\"; {allowed}");

    /// <summary>A text; <paramref name="fallback"/> when it is not set.</summary>
    public string? Text(string key, string? fallback = null) => configuration[key] is { Length: > 0 } text ? text : fallback;

    /// <summary>A duration as <c>00:01:30</c> within the given bounds; <paramref name="fallback"/> when it is not set.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(key, text, $"allowed is a time from {least:c} to {most:c}.");
        return fallback;
    }

    /// <summary>A number within the given bounds; null when it is not set.</summary>
    public double? Number(string key, double least, double most)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(key, text, string.Create(CultureInfo.InvariantCulture, $"allowed is a number from {least} to {most}."));
        return null;
    }

    /// <summary>
    /// A list, either as one text with commas or as <c>key:0</c>, <c>key:1</c>, …; null when it is not set, empty when it is set to
    /// nothing. Items that <paramref name="parse"/> gives null for are refused as "allowed is <paramref name="allowed"/>".
    /// </summary>
    public IReadOnlyList<T>? List<T>(string key, Func<string, T?> parse, string allowed)
        where T : class
    {
        if (Items(key) is not { } items)
        {
            return null;
        }

        var list = new List<T>();
        foreach (var item in items)
        {
            if (parse(item) is { } value)
            {
                list.Add(value);
            }
            else
            {
                Refuse(key, item, $"allowed is {allowed}.");
            }
        }

        return list;
    }

    /// <summary>Names of the children of <paramref name="key"/>, in the order of the configuration.</summary>
    public IReadOnlyList<string> Children(string key) => [.. configuration.GetSection(key).GetChildren().Select(child => child.Key)];

    /// <summary>Ends the reading.</summary>
    /// <exception cref="InvalidSettingsException">Something was refused.</exception>
    public void ThrowIfRefused()
    {
        if (_problems.Count > 0)
        {
            throw new InvalidSettingsException(_problems);
        }
    }

    private List<string>? Items(string key)
    {
        var section = configuration.GetSection(key);
        var children = section.GetChildren().Select(child => child.Value ?? "").ToList();
        return children.Count > 0 ? children
            : section.Value is { } text ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : null;
    }
}
