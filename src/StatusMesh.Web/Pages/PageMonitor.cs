using StatusMesh.Core.Consensus;

namespace StatusMesh.Web.Pages;

/// <summary>A registered monitor on the empty page.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Canonical URL of its target.</param>
/// <param name="Verdict">What the mesh says of it now; <see cref="Verdict.Unknown"/> also when the votes are too old.</param>
public sealed record PageMonitor(string Name, string Url, Verdict Verdict);
