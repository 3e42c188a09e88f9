namespace StatusMesh.Core.History;

/// <summary>The numbers of one target on one day.</summary>
/// <param name="Day">Day of the month, 1..31, UTC.</param>
/// <param name="Numbers">Its numbers.</param>
public sealed record DayUptime(int Day, UptimeNumbers Numbers);
