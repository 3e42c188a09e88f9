using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.Status;

/// <summary>A verdict other than unknown, and since when it held.</summary>
/// <param name="Verdict">What the mesh said.</param>
/// <param name="Since">Start of the first check that showed it, UTC.</param>
public sealed record KnownVerdict(Verdict Verdict, DateTimeOffset Since);
