namespace StatusMesh.Web.Pages.Markup;

/// <summary>Addresses as the page shows and links them.</summary>
internal static class PageLinks
{
    /// <summary>The page that asks for <paramref name="url"/>.</summary>
    public static string Ask(string url) => "/?url=" + Uri.EscapeDataString(url);

    /// <summary>The badge of <paramref name="url"/>, from this host.</summary>
    public static string Badge(string url) => "/api/badge?url=" + Uri.EscapeDataString(url);

    /// <summary>The answer about <paramref name="url"/> as JSON.</summary>
    public static string Json(string url) => "/api/status?url=" + Uri.EscapeDataString(url);

    /// <summary><paramref name="url"/> if a browser may follow it (http or https), else null.</summary>
    public static string? Followable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? url : null;

    /// <summary><paramref name="url"/> as people say it: without <c>https://</c> and without a bare slash at the end.</summary>
    public static string Shown(string url)
    {
        var shown = url.StartsWith("https://", StringComparison.Ordinal) ? url["https://".Length..] : url;
        var path = shown.IndexOf('/', shown.StartsWith("http://", StringComparison.Ordinal) ? "http://".Length : 0);
        return path == shown.Length - 1 ? shown[..^1] : shown;
    }
}
