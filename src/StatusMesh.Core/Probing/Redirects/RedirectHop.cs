namespace StatusMesh.Core.Probing.Redirects;

/// <summary>One redirect that was taken.</summary>
/// <param name="Status">Status of the answer that redirected: 300, 301, 302, 303, 307 or 308.</param>
/// <param name="Url">Canonical URL that it led to.</param>
/// <param name="IsDowngrade">True when it led from https to http, where anyone on the way can read and change the answer.</param>
public sealed record RedirectHop(int Status, string Url, bool IsDowngrade);
