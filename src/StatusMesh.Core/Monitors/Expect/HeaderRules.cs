namespace StatusMesh.Core.Monitors.Expect;

/// <summary>Which header fields a monitor may send.</summary>
public static class HeaderRules
{
    /// <summary>Most characters of a value.</summary>
    public const int LongestValue = 4000;

    /// <summary>Most bytes of all fields together.</summary>
    public const int MostBytes = 8 * 1024;

    // Those that say where a request goes or where it ends (RFC 9110 §7.2, §7.6.1, §8.6), and the coding, because a body is read as it comes.
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept-encoding", "connection", "content-length", "expect", "host", "http2-settings", "keep-alive", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    };

    /// <summary>True for a token (RFC 9110 §5.6.2) of at most 100 characters.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    /// <summary>True for a field that only the prober itself may set.</summary>
    public static bool IsOurs(string name) => Ours.Contains(name);

    /// <summary>True for printable ASCII without spaces around it (RFC 9110 §5.5): no line break, so that a value stays a value.</summary>
    public static bool IsValue(string value) =>
        value.Length is > 0 and <= LongestValue && value[0] != ' ' && value[^1] != ' ' && value.All(c => c is >= ' ' and <= '~');
}
