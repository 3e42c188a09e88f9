namespace StatusMesh.Core.Consensus;

/// <summary>A vote with the target that it is about.</summary>
/// <param name="Id">Target id.</param>
/// <param name="Url">Canonical URL of the target.</param>
/// <param name="Vote">The vote.</param>
public sealed record TargetVote(string Id, string Url, RegionVote Vote);
