namespace StatusMesh.Core.Consensus;

/// <summary>A verdict with the votes that it rests on.</summary>
/// <param name="Verdict">What the mesh says.</param>
/// <param name="Tally">How the regions voted.</param>
public sealed record Decision(Verdict Verdict, QuorumTally Tally);
