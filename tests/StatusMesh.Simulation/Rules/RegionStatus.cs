namespace StatusMesh.Simulation.Rules;

/// <summary>One checker has come to think otherwise of a target.</summary>
/// <param name="Checker">Number of the checker.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsGood">What it thinks now.</param>
public sealed record RegionStatus(int Checker, DateTimeOffset At, bool IsGood);
