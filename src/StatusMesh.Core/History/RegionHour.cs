namespace StatusMesh.Core.History;

/// <summary>One hour of a target as one region saw it, minute by minute.</summary>
public sealed record RegionHour
{
    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>What the region saw, 60 minutes.</summary>
    public required IReadOnlyList<MinuteState> States { get; init; }

    /// <summary>Total time of the first up or degraded check of each of the 60 minutes, ms, 1 or more; 0 where there was none.</summary>
    public required IReadOnlyList<int> LatenciesMs { get; init; }
}
