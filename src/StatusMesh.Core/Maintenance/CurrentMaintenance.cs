namespace StatusMesh.Core.Maintenance;

/// <summary>The maintenance that a monitor is in.</summary>
/// <param name="Title">What is done in it; null when nobody says.</param>
/// <param name="From">When it began, UTC; windows that touch or overlap count as one.</param>
/// <param name="To">When it will end, UTC.</param>
public sealed record CurrentMaintenance(string? Title, DateTimeOffset From, DateTimeOffset To);
