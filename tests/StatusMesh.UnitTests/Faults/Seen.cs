using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Faults;

/// <summary>What a region sees of a site when it looks.</summary>
internal sealed record Seen(VoteKind Vote, Cause? Cause = null)
{
    public static Seen Up { get; } = new(VoteKind.Up);

    public static Seen Down { get; } = new(VoteKind.Down, Core.Probing.Cause.ConnectRefused);

    /// <summary>The region does not look: it is gone.</summary>
    public static Seen? Nothing => null;
}
