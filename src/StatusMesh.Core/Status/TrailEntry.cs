namespace StatusMesh.Core.Status;

/// <summary>A standing that was reached.</summary>
/// <param name="At">The whole second of the votes that led to it, UTC.</param>
/// <param name="Standing">The standing.</param>
public sealed record TrailEntry(DateTimeOffset At, Standing Standing);
