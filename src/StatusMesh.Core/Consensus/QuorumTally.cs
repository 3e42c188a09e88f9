namespace StatusMesh.Core.Consensus;

/// <summary>How the regions voted. The five counts add up to <see cref="Regions"/>.</summary>
public sealed record QuorumTally
{
    /// <summary>Votes that a verdict needs, at least 1.</summary>
    public required int Needed { get; init; }

    /// <summary>Regions of the mesh, at least 1.</summary>
    public required int Regions { get; init; }

    /// <summary>Up votes that count.</summary>
    public required int Up { get; init; }

    /// <summary>Degraded votes that count.</summary>
    public required int Degraded { get; init; }

    /// <summary>Down votes that count.</summary>
    public required int Down { get; init; }

    /// <summary>Blocked votes that count.</summary>
    public required int Blocked { get; init; }

    /// <summary>Regions that say nothing, silent and stale ones included.</summary>
    public required int Abstained { get; init; }

    /// <summary>The rule in words, for example <c>2 of 3 regions with a fresh vote</c>.</summary>
    public required string Rule { get; init; }
}
