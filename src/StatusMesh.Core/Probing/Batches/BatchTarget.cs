namespace StatusMesh.Core.Probing.Batches;

/// <summary>One target of a batch.</summary>
/// <param name="Id">Target id.</param>
/// <param name="Url">Canonical URL; null for a monitor, whose registration every node holds.</param>
public sealed record BatchTarget(string Id, string? Url);
