using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.History;

/// <summary>A check that is being rolled up.</summary>
/// <param name="Minute">Minute of the hour that it belongs to, 0..59.</param>
/// <param name="Tick">The tick that it was made for.</param>
/// <param name="Vote">What the region made of it.</param>
internal sealed record RolledCheck(int Minute, DateTimeOffset Tick, TargetVote Vote);
