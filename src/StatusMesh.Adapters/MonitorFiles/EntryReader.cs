using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads the entries of one file, one after the other.</summary>
internal sealed class EntryReader(TargetPolicy policy, TimeSpan defaultInterval, IReadOnlyList<string>? channels, ErrorList errors)
{
    private const int LongestName = 100;

    private readonly ValueReader _values = new(errors);
    private readonly TargetReader _targets = new(policy, errors);
    private readonly HeartbeatReader _heartbeats = new(policy, errors);
    private readonly RequestReader _requests = new(policy, errors);
    private readonly ExpectReader _expectations = new(errors);
    private readonly WindowReader _windows = new(errors);
    private readonly AlertsReader _alerts = new(channels, errors);

    /// <summary>The entry; null when it has no target to go by. Mistakes go to the list.</summary>
    public MonitorEntry? Read(YamlPart part)
    {
        var kind = ReadKind(part);
        if (Settings.Read(part, "A monitor", MonitorKeys.Monitor(kind), errors) is not { } settings)
        {
            return null;
        }

        var place = settings[MonitorKeys.Monitor(kind)[0]];
        var (target, records, heartbeat) = ReadPlace(part, place, kind);
        var name = _values.Line(settings["name"], "name", LongestName);
        var interval = _values.Duration(settings["interval"], "interval", "5s", "1d");
        var request = _requests.Read(settings["request"], kind, target);
        var expected = _expectations.Read(settings["expect"], kind, target, request);
        var maintenance = _windows.Read(settings["maintenance"], MaintenanceReader.MostOfMonitor);
        var alerts = _alerts.Read(settings["alerts"]);
        return target is null
            ? null
            : new MonitorEntry
            {
                Line = place!.Line,
                Target = target,
                Name = name ?? NameOf(target),
                Interval = interval ?? defaultInterval,
                Request = request,
                Maintenance = maintenance,
                Alerts = alerts,
                Heartbeat = heartbeat,
                Expect = records.Count == 0 ? expected : (expected ?? Expectations.None) with { Records = records },
            };
    }

    /// <summary>What the key of its kind says.</summary>
    private (Target? Target, IReadOnlyList<string> Records, HeartbeatSettings? Heartbeat) ReadPlace(YamlPart monitor, YamlPart? place, MonitorKind kind)
    {
        switch (kind)
        {
            case MonitorKind.Dns:
                var (name, records) = _targets.ReadDns(monitor, place);
                return (name, records, null);
            case MonitorKind.Heartbeat:
                var (job, heartbeat) = _heartbeats.Read(monitor, place);
                return (job, [], heartbeat);
            default:
                return (_targets.ReadText(monitor, place, kind), [], null);
        }
    }

    /// <summary>The kind that is named, or the one whose key stands there.</summary>
    private MonitorKind ReadKind(YamlPart part)
    {
        YamlPart? Find(string key) => (part as YamlPart.Mapping)?.Entries.FirstOrDefault(entry => entry.Key is YamlPart.Scalar { Text: var text } && text == key).Value;

        return Find("kind") is { } kind
            ? _values.Choice(kind, "kind", ("http", MonitorKind.Http), ("tcp", MonitorKind.Tcp), ("dns", MonitorKind.Dns), ("heartbeat", MonitorKind.Heartbeat))
            : Find("url") is not null ? MonitorKind.Http
            : Find("tcp") is not null ? MonitorKind.Tcp
            : Find("dns") is not null ? MonitorKind.Dns
            : Find("heartbeat") is not null ? MonitorKind.Heartbeat
            : MonitorKind.Http;
    }

    private static string NameOf(Target target) => target.Scheme switch
    {
        MonitorTargetParser.Tcp => $"{target.Host}:{target.Port}",
        MonitorTargetParser.Dns => $"{target.Host} {target.PathAndQuery[1..]}",
        _ => target.Host,
    };
}
