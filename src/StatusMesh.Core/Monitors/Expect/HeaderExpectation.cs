namespace StatusMesh.Core.Monitors.Expect;

/// <summary>What must stand in a header field of the answer. Without the other two the field must only be there.</summary>
/// <param name="Name">Name of the field in lower case.</param>
/// <param name="Equal">Value that one such field must have, up to capital letters; null: any.</param>
/// <param name="Contains">Text that the value of one such field must hold, up to capital letters; null: any.</param>
public sealed record HeaderExpectation(string Name, string? Equal, string? Contains);
