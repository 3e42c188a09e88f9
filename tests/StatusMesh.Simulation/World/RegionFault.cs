namespace StatusMesh.Simulation.World;

/// <summary>A region is sick.</summary>
/// <param name="Location">Number of the region, from 0.</param>
/// <param name="Kind">What it has.</param>
/// <param name="From">First moment, UTC.</param>
/// <param name="To">First moment at which it is well again, UTC.</param>
/// <param name="Loss">Share that is lost, of <see cref="Sickness.PacketLoss"/>; else 0.</param>
public sealed record RegionFault(int Location, Sickness Kind, DateTimeOffset From, DateTimeOffset To, double Loss = 0);
