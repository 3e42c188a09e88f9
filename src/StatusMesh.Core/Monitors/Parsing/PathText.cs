using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Path and query in one spelling (RFC 3986 §6.2.2).</summary>
internal static class PathText
{
    /// <summary>Canonical path and query, at least <c>/</c>.</summary>
    public static string Canonical(ReadOnlySpan<char> path, ReadOnlySpan<char> query)
    {
        var text = new StringBuilder(path.Length + query.Length + 1);
        PercentText.Append(text, path);
        var canonicalPath = WithoutDotSegments(text.ToString());
        text.Clear().Append(canonicalPath);
        PercentText.Append(text, query);
        return text.ToString();
    }

    // RFC 3986 §5.2.4, for paths that are empty or start with a slash.
    private static string WithoutDotSegments(string path)
    {
        if (path.Length == 0)
        {
            return "/";
        }

        if (!path.Contains("/.", StringComparison.Ordinal))
        {
            return path;
        }

        var segments = path.Split('/');
        var kept = new List<string>(segments.Length);
        for (var i = 1; i < segments.Length; i++)
        {
            var isDots = segments[i] is "." or "..";
            if (segments[i] == ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            if (!isDots)
            {
                kept.Add(segments[i]);
            }
            else if (i == segments.Length - 1)
            {
                kept.Add("");
            }
        }

        return "/" + string.Join('/', kept);
    }
}
