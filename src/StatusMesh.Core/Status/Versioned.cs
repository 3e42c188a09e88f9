namespace StatusMesh.Core.Status;

/// <summary>Something stored, with the version that an update must still find there.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Version">Opaque version; null when it is not stored yet.</param>
public sealed record Versioned<T>(T Value, string? Version);
