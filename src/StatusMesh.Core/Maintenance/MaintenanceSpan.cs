namespace StatusMesh.Core.Maintenance;

/// <summary>One time that a window is open: from <paramref name="From"/> until just before <paramref name="To"/>, UTC.</summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end, after the beginning.</param>
public readonly record struct MaintenanceSpan(DateTimeOffset From, DateTimeOffset To);
