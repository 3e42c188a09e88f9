namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>The keys of a monitors file by the group that they stand in. docs/monitors.md has a row for each; a test compares the two.</summary>
internal static class MonitorKeys
{
    public static string[] File { get; } = ["monitors", "maintenance"];

    /// <summary>Keys of a monitor of <paramref name="kind"/>.</summary>
    public static string[] Monitor(MonitorKind kind) => kind switch
    {
        MonitorKind.Tcp => ["tcp", "kind", "name", "interval", "request", "expect", "maintenance", "alerts"],
        MonitorKind.Dns => ["dns", "kind", "name", "interval", "request", "expect", "maintenance", "alerts"],
        MonitorKind.Heartbeat => ["heartbeat", "kind", "name", "interval", "maintenance", "alerts"],
        _ => ["url", "kind", "name", "interval", "request", "expect", "maintenance", "alerts"],
    };

    /// <summary>Keys of its group <c>request</c>.</summary>
    public static string[] Request(MonitorKind kind) => kind switch
    {
        MonitorKind.Tcp => ["family", "nameServers"],
        MonitorKind.Dns => ["nameServers"],
        MonitorKind.Heartbeat => [],
        _ => ["method", "headers", "body", "redirects", "family", "nameServers"],
    };

    /// <summary>Keys of its group <c>expect</c>.</summary>
    public static string[] Expect(MonitorKind kind) => kind switch
    {
        MonitorKind.Tcp or MonitorKind.Dns => ["latency"],
        MonitorKind.Heartbeat => [],
        _ => ["status", "text", "noText", "ignoreCase", "json", "headers", "latency", "certificate"],
    };

    public static string[] Dns { get; } = ["name", "type", "expect"];

    public static string[] Heartbeat { get; } = ["id", "secret", "every", "grace"];

    public static string[] Json { get; } = ["path", "equals"];

    public static string[] Header { get; } = ["name", "equals", "contains"];

    public static string[] Certificate { get; } = ["warn", "fail"];

    /// <summary>Keys of a maintenance window, of a monitor or for all.</summary>
    public static string[] Window { get; } = ["title", "zone", "once", "daily", "weekly", "monthly", "cron", "for"];

    public static string[] Once { get; } = ["from", "to"];

    public static string[] Weekly { get; } = ["days", "at"];

    public static string[] Monthly { get; } = ["day", "at"];

    /// <summary>Every key with the groups that it stands in: <c>expect.json.path</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. File.Union(OfKinds(Monitor)), .. In("request", OfKinds(Request)), .. In("expect", OfKinds(Expect)), .. In("expect.json", Json),
        .. In("expect.headers", Header), .. In("expect.certificate", Certificate), .. In("dns", Dns),
        .. In("heartbeat", Heartbeat),
        .. In("maintenance", Window), .. In("maintenance.once", Once), .. In("maintenance.weekly", Weekly), .. In("maintenance.monthly", Monthly),
    ];

    private static IEnumerable<string> OfKinds(Func<MonitorKind, string[]> keys) => Enum.GetValues<MonitorKind>().SelectMany(keys).Distinct();

    private static IEnumerable<string> In(string group, IEnumerable<string> keys) => keys.Select(key => $"{group}.{key}");
}
