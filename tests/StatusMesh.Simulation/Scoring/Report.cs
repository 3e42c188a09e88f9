namespace StatusMesh.Simulation.Scoring;

/// <summary>What a rule said.</summary>
/// <param name="Target">Number of the target.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What.</param>
public sealed record Report(int Target, DateTimeOffset At, ReportKind Kind);
