namespace StatusMesh.Simulation.World;

/// <summary>What is wrong with a region, and not with any target.</summary>
public enum Sickness
{
    /// <summary>Names still resolve, but no connection out of the region comes about.</summary>
    NetworkDead,

    /// <summary>The resolver does not answer.</summary>
    ResolverDead,

    /// <summary>The resolver takes 0.5..4 s; we wait for 2 s.</summary>
    ResolverSlow,

    /// <summary>A share of all lookups, connections and requests is lost, those to control hosts as well.</summary>
    PacketLoss,

    /// <summary>The way to all targets is lost, the one to the control hosts is not.</summary>
    LostWay,

    /// <summary>The region does nothing at all: no ticks, no looks, no votes.</summary>
    Silent,
}
