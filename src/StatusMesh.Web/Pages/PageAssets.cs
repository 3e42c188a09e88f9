using System.Collections.Frozen;

namespace StatusMesh.Web.Pages;

/// <summary>The static files of the page, read once from this assembly.</summary>
public static class PageAssets
{
    private static readonly FrozenDictionary<string, PageAsset> ByName = new[]
    {
        Read("app.css", "text/css; charset=utf-8"),
        Read("app.js", "text/javascript; charset=utf-8"),
        Read("favicon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>Every file.</summary>
    public static IReadOnlyCollection<PageAsset> All => ByName.Values;

    /// <summary>The file of that name; null if there is none.</summary>
    public static PageAsset? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Where the page links a file: the address changes with the content, so that it may be cached for ever.</summary>
    public static string Href(string name) => $"/assets/{name}?v={Version(ByName[name])}";

    /// <summary>What tells this content from any other, in an address.</summary>
    public static string Version(PageAsset asset) => asset.ETag[1..13];

    private static PageAsset Read(string name, string contentType)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"StatusMesh.Web.Pages.Assets.{name}")
            ?? throw new InvalidOperationException($"The assembly lacks the asset {name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(name, contentType, content, EntityTag.Of(content));
    }
}
