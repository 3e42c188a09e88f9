namespace StatusMesh.Core.Monitors.Expect;

/// <summary>What must be found at one place of a JSON body.</summary>
/// <param name="Path">The place, as <see cref="JsonPath"/> reads it; something must stand there.</param>
/// <param name="Equal">What must stand there: a string, number, true, false or null as JSON text. Null: whatever it is.</param>
public sealed record JsonExpectation(string Path, string? Equal);
