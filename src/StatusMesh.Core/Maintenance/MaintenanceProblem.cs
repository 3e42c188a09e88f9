namespace StatusMesh.Core.Maintenance;

/// <summary>What is wrong with a maintenance window.</summary>
/// <param name="Field">The field with the groups that it stands in, for example <c>weekly.at</c>; empty for the window as a whole.</param>
/// <param name="Value">What was written there; null for nothing.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record MaintenanceProblem(string Field, string? Value, string Allowed);
