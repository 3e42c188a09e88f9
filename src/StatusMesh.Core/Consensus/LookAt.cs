namespace StatusMesh.Core.Consensus;

/// <summary>A time at which all regions must look at a target, whatever their ticks.</summary>
/// <param name="Id">Target id.</param>
/// <param name="At">The time, UTC.</param>
public sealed record LookAt(string Id, DateTimeOffset At);
