namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>The keys of a monitors file by the group that they stand in. docs/monitors.md has a row for each; a test compares the two.</summary>
internal static class MonitorKeys
{
    public static string[] File { get; } = ["monitors"];

    public static string[] Monitor { get; } = ["url", "name", "interval", "request", "expect"];

    public static string[] Request { get; } = ["method", "headers", "body", "redirects", "family", "nameServers"];

    public static string[] Expect { get; } = ["status", "text", "noText", "ignoreCase", "json", "headers", "latency", "certificate"];

    public static string[] Json { get; } = ["path", "equals"];

    public static string[] Header { get; } = ["name", "equals", "contains"];

    public static string[] Certificate { get; } = ["warn", "fail"];

    /// <summary>Every key with the groups that it stands in: <c>expect.json.path</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. File, .. Monitor, .. In("request", Request), .. In("expect", Expect), .. In("expect.json", Json), .. In("expect.headers", Header),
        .. In("expect.certificate", Certificate),
    ];

    private static IEnumerable<string> In(string group, string[] keys) => keys.Select(key => $"{group}.{key}");
}
