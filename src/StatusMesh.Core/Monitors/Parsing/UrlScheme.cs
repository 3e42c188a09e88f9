namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>The part of a URL before its authority.</summary>
internal static class UrlScheme
{
    /// <summary>Reads <c>http://</c>, <c>https://</c>, <c>//</c> or nothing off the start of <paramref name="text"/>; null when that worked.</summary>
    public static RefusalReason? Read(ReadOnlySpan<char> text, out string scheme, out ReadOnlySpan<char> rest)
    {
        scheme = "https";
        rest = text;
        if (text.IsEmpty || text[0] == '/')
        {
            // A single slash starts a path: there is no host to complete.
            rest = text.StartsWith("//", StringComparison.Ordinal) ? text[2..] : text;
            return rest.Length == text.Length ? RefusalReason.Scheme : null;
        }

        var colon = text.IndexOfAny(":/?#[");
        if (colon < 0 || text[colon] != ':')
        {
            return null;
        }

        var after = text[(colon + 1)..];
        if (text[..colon].Equals("http", StringComparison.OrdinalIgnoreCase))
        {
            scheme = "http";
        }
        else if (!text[..colon].Equals("https", StringComparison.OrdinalIgnoreCase))
        {
            // "example.com:8443/x" is a host and a port, "mailto:a@b" is neither.
            return IsPort(after) ? null : RefusalReason.Scheme;
        }

        if (!after.StartsWith("//", StringComparison.Ordinal))
        {
            return RefusalReason.HostSyntax;
        }

        rest = after[2..];
        return null;
    }

    private static bool IsPort(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? !text.IsEmpty : end > 0 && text[end] is '/' or '?' or '#';
    }
}
