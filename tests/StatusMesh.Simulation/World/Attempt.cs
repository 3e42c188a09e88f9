using StatusMesh.Core.Probing;

namespace StatusMesh.Simulation.World;

/// <summary>What one request met.</summary>
/// <param name="At">Its start, UTC.</param>
/// <param name="Timings">How long its phases took.</param>
/// <param name="Failure">What kept an answer from arriving; null when one did.</param>
/// <param name="Status">HTTP status of the answer; null if none arrived.</param>
public sealed record Attempt(DateTimeOffset At, PhaseTimings Timings, ProbeFailure? Failure, int? Status)
{
    /// <summary>Its end, UTC.</summary>
    public DateTimeOffset EndedAt => At.AddMilliseconds(Timings.TotalMs);

    /// <summary>True for an answer below 400.</summary>
    public bool IsGood => Status < 400;
}
