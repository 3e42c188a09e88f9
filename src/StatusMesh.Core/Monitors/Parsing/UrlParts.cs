namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>A URL cut into its parts (RFC 3986 §3), nothing decoded. The fragment is gone.</summary>
internal readonly ref struct UrlParts
{
    /// <summary><c>http</c> or <c>https</c>; https when the text has none.</summary>
    public required string Scheme { get; init; }

    /// <summary>Host as written, without the brackets of an IPv6 literal.</summary>
    public required ReadOnlySpan<char> Host { get; init; }

    /// <summary>True when the host stood in brackets.</summary>
    public required bool IsBracketed { get; init; }

    /// <summary>Port with its colon, empty when there is none.</summary>
    public required ReadOnlySpan<char> Port { get; init; }

    /// <summary>Path, empty or starting with <c>/</c>.</summary>
    public required ReadOnlySpan<char> Path { get; init; }

    /// <summary>Query with its question mark, empty when there is none.</summary>
    public required ReadOnlySpan<char> Query { get; init; }

    /// <summary>Cuts <paramref name="text"/>; null when that worked.</summary>
    public static RefusalReason? Split(ReadOnlySpan<char> text, out UrlParts parts)
    {
        parts = default;
        if (UrlScheme.Read(text, out var scheme, out var rest) is { } noScheme)
        {
            return noScheme;
        }

        var authorityEnd = IndexOrEnd(rest, rest.IndexOfAny('/', '?', '#'));
        var authority = rest[..authorityEnd];
        rest = rest[authorityEnd..];
        rest = rest[..IndexOrEnd(rest, rest.IndexOf('#'))];
        var pathEnd = IndexOrEnd(rest, rest.IndexOf('?'));
        if (authority.Contains('@'))
        {
            return RefusalReason.Userinfo;
        }

        var isBracketed = authority.StartsWith("[", StringComparison.Ordinal);
        var hostEnd = isBracketed ? authority.IndexOf(']') : IndexOrEnd(authority, authority.IndexOf(':'));
        if (hostEnd < 0)
        {
            return RefusalReason.HostSyntax;
        }

        var port = authority[(isBracketed ? hostEnd + 1 : hostEnd)..];
        if (!port.IsEmpty && (port[0] != ':' || port[1..].Contains(':')))
        {
            return RefusalReason.HostSyntax;
        }

        parts = new UrlParts
        {
            Scheme = scheme,
            Host = authority[(isBracketed ? 1 : 0)..hostEnd],
            IsBracketed = isBracketed,
            Port = port,
            Path = rest[..pathEnd],
            Query = rest[pathEnd..],
        };
        return null;
    }

    private static int IndexOrEnd(ReadOnlySpan<char> text, int index) => index < 0 ? text.Length : index;
}
