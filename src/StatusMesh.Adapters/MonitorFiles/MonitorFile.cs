using System.Text;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>
/// Reads a monitors file:
/// <code>
/// monitors:
///   - url: https://example.com     # required; without a scheme it is https
///     name: Example                # 1..100 characters; default: the host
///     interval: 60s                # 5s..1d
///     request:
///       method: POST               # and headers, body, redirects, family, nameServers
///     expect:
///       status: 200, 3xx           # and text, noText, json, headers, latency, certificate
///     maintenance: { daily: "02:30", for: 1h, zone: Europe/Berlin }
///     alerts: [ops]                # channels; default: all
/// maintenance: { cron: 0 3 * * 1-5, for: 45m }   # for all monitors
/// </code>
/// docs/monitors.md has all of it.
/// </summary>
public static class MonitorFile
{
    /// <summary>Most monitors of one file.</summary>
    public const int MostMonitors = 10_000;

    /// <summary>Largest file, in bytes of UTF-8.</summary>
    public const int LargestFile = 1024 * 1024;

    /// <summary>Reads the whole of <paramref name="text"/> and reports every mistake; an empty file has no monitors.</summary>
    /// <param name="text">The file.</param>
    /// <param name="policy">Which targets are allowed.</param>
    /// <param name="defaultInterval">Interval of monitors that name none.</param>
    /// <param name="channels">Names of the alert channels that there are; null when that is not known, so that any name will do.</param>
    public static MonitorFileReading Read(string text, TargetPolicy policy, TimeSpan defaultInterval, IReadOnlyList<string>? channels = null)
    {
        // Editors on Windows put a byte order mark in front.
        text = text.TrimStart('\uFEFF');
        var errors = new ErrorList();
        var entries = new List<MonitorEntry>();
        IReadOnlyList<MaintenanceWindow> maintenance = [];
        if (Encoding.UTF8.GetByteCount(text) > LargestFile)
        {
            errors.Add(1, "The file is larger than 1 MiB.");
        }
        else
        {
            RefuseTabs(text, errors);

            // A tab would also be reported as a syntax error, in worse words.
            if (errors.IsEmpty && new YamlParts(text, errors).Read() is { } root && ReadRoot(root, errors) is { } settings)
            {
                ReadMonitors(settings["monitors"], new EntryReader(policy, defaultInterval, channels, errors), entries, errors);
                maintenance = new WindowReader(errors).Read(settings["maintenance"], MaintenanceReader.MostForAll);
            }
        }

        return errors.IsEmpty ? new MonitorFileReading.Valid(entries, maintenance) : new MonitorFileReading.Invalid(errors.ByLine);
    }

    private static void RefuseTabs(string text, ErrorList errors)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var content = line.TrimStart();
            if (!content.IsEmpty && line[..^content.Length].Contains('\t'))
            {
                errors.Add(number, "This line is indented with a tab; YAML allows only spaces.");
            }
        }
    }

    private static Settings? ReadRoot(YamlPart root, ErrorList errors) =>
        root is YamlPart.Scalar { IsNull: true } ? null : Settings.Read(root, "The file", MonitorKeys.File, errors);

    private static void ReadMonitors(YamlPart? list, EntryReader reader, List<MonitorEntry> entries, ErrorList errors)
    {
        if (list is null or YamlPart.Scalar { IsNull: true } or YamlPart.Refused)
        {
            return;
        }

        if (list is not YamlPart.Sequence monitors)
        {
            errors.Add(list.Line, $"\"monitors\" wants a list of monitors, each starting with \"- url:\", but has {list.Kind}.");
            return;
        }

        if (monitors.Items.Count > MostMonitors)
        {
            errors.Add(monitors.Items[MostMonitors].Line, $"The file has {monitors.Items.Count} monitors; {MostMonitors} are allowed.");
        }

        foreach (var item in monitors.Items.Take(MostMonitors))
        {
            if (reader.Read(item) is { } entry)
            {
                entries.Add(entry);
            }
        }
    }
}
