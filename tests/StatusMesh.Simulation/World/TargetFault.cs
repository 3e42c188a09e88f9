namespace StatusMesh.Simulation.World;

/// <summary>A target is away.</summary>
/// <param name="Target">Number of the target, from 0.</param>
/// <param name="Kind">How.</param>
/// <param name="From">First moment, UTC.</param>
/// <param name="To">First moment at which it is back, UTC.</param>
/// <param name="Locations">For whom; null: for everyone.</param>
public sealed record TargetFault(int Target, OutageKind Kind, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<int>? Locations = null)
{
    /// <summary>How long it is away.</summary>
    public TimeSpan Length => To - From;
}
