using System.Text.Json;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Says in words why a settings file cannot be read.</summary>
public static class SettingsFileProblem
{
    private const string WayOut = "Mend appsettings.json, or start in another folder.";

    /// <summary>The problem behind <paramref name="exception"/>, which reading the settings threw; null when it is another one.</summary>
    public static StartupProblem? Of(Exception exception) => exception switch
    {
        InvalidDataException { InnerException: FormatException { InnerException: JsonException { LineNumber: { } line } } } => new(
            $"{exception.Message} Its line {line + 1} is not valid JSON.", WayOut),
        InvalidDataException { InnerException: FormatException format } => new($"{exception.Message} {format.Message}", WayOut),
        UnauthorizedAccessException => new($"The settings cannot be read: {exception.Message}", WayOut),
        _ => null,
    };
}
