namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>A mistake in a monitors file.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Message">What is wrong and what is allowed, one sentence.</param>
public sealed record MonitorFileError(int Line, string Message);
