namespace StatusMesh.Core.Probing;

/// <summary>Why a probe got no whole HTTP answer.</summary>
/// <param name="Phase">The phase that failed.</param>
/// <param name="Cause">What went wrong.</param>
/// <param name="Source">Whose failure it is.</param>
public sealed record ProbeFailure(ProbePhase Phase, Cause Cause, FailureSource Source);
