namespace StatusMesh.LocalHost.Demo;

/// <summary>A site on this machine that shows one kind of trouble.</summary>
/// <param name="Name">Title, for people.</param>
/// <param name="Url">Where it answers: <c>http://&lt;word&gt;.localhost:&lt;port&gt;/</c>.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Story">One sentence: what is to be seen.</param>
public sealed record DemoSite(string Name, Uri Url, DemoSiteKind Kind, string Story);
