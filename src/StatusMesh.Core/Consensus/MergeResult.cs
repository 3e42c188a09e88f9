using StatusMesh.Core.Status;

namespace StatusMesh.Core.Consensus;

/// <summary>What a merge changes; empty lists when the message was no news.</summary>
/// <param name="Snapshots">Snapshots to write.</param>
/// <param name="Heartbeats">Heartbeats to write, at most one.</param>
/// <param name="FirstDown">Targets for which this message brings the first down vote that counts.</param>
/// <param name="Looks">Looks that have become necessary.</param>
public sealed record MergeResult(
    IReadOnlyList<Versioned<Snapshot>> Snapshots,
    IReadOnlyList<Versioned<Heartbeat>> Heartbeats,
    IReadOnlyList<TargetVote> FirstDown,
    IReadOnlyList<LookAt> Looks)
{
    /// <summary>No news.</summary>
    public static MergeResult Nothing { get; } = new([], [], [], []);
}
