using StatusMesh.Adapters.MonitorFiles;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Reads the monitors file of the working folder, or the one that the settings name.</summary>
internal static class MonitorsFileLoader
{
    private const string DefaultName = "monitors.yaml";

    /// <summary>What the file says; nothing when there is no file and none was named.</summary>
    /// <exception cref="StartupProblem">The file is missing or wrong; the message has every line that is.</exception>
    public static MonitorFileReading.Valid Load(HostSettings settings)
    {
        var path = settings.MonitorsFile ?? DefaultName;
        if (settings.MonitorsFile is null && !File.Exists(path))
        {
            return new MonitorFileReading.Valid([], []);
        }

        switch (MonitorFile.Read(ReadText(path), settings.Probe.Policy, settings.Mesh.Interval, [.. settings.Alerts.Channels.Select(channel => channel.Name)]))
        {
            case MonitorFileReading.Valid valid:
                return valid;
            case MonitorFileReading.Invalid invalid:
                throw new StartupProblem(
                    string.Join(Environment.NewLine, invalid.Errors.Select(error => $"{path}, line {error.Line}: {error.Message}")),
                    "Nothing was changed. Mend the file and start again.");
            case var other:
                throw new InvalidOperationException($"Unknown reading {other}.");
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupProblem($"The monitors file {path} cannot be read: {e.Message}", "Mend it, or name another with --Mesh:MonitorsFile=<file>.");
        }
    }
}
