using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Status;

/// <summary>How one region is.</summary>
public sealed record RegionHealth
{
    /// <summary>Name of the region, for example <c>europe</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Its title for people.</summary>
    public required string Name { get; init; }

    /// <summary>Degrees north, -90..90; null when not given.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180..180; null when not given.</summary>
    public double? Longitude { get; init; }

    /// <summary>Fit, sick or silent.</summary>
    public required RegionState State { get; init; }

    /// <summary>Why it is not fit, in one sentence; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Its newest tick, UTC; null before the first.</summary>
    public DateTimeOffset? LastTick { get; init; }

    /// <summary>Milliseconds by which the next tick is overdue, 0 when it is not; null before the first.</summary>
    public double? LagMs { get; init; }

    /// <summary>Checks of monitors per minute that it keeps up.</summary>
    public required double ChecksPerMinute { get; init; }

    /// <summary>Monitors with a check that still counts / all monitors, 0..100; null without monitors.</summary>
    public double? Coverage { get; init; }

    /// <summary>What each control host did the last time; empty when self-checks are off.</summary>
    public required IReadOnlyList<ControlHostResult> ControlHosts { get; init; }
}
