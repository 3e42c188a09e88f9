namespace StatusMesh.Simulation.World;

/// <summary>What a trace is about.</summary>
public enum TraceKind
{
    /// <summary>A target is away for 1.5 intervals, at each of 100 phases of the interval.</summary>
    Sweep,

    /// <summary>A target is away for everyone, 31 s..12 h.</summary>
    Outage,

    /// <summary>A target is away for everyone, 1..30 s.</summary>
    Glitch,

    /// <summary>Fewer regions than a verdict needs cannot reach a target that is up.</summary>
    Partition,

    /// <summary>One region is sick; in half of the traces a target is away as well.</summary>
    OneSick,

    /// <summary>Two regions are sick at once.</summary>
    TwoSick,

    /// <summary>One region is silent while a target is away.</summary>
    OneSilent,

    /// <summary>The regions' clocks are wrong by up to 30 s while a target is away.</summary>
    ClockSkew,

    /// <summary>Messages come twice, late, in another order or after their node has died, while a target is away.</summary>
    MessageFaults,
}
