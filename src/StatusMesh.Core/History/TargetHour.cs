using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.History;

/// <summary>One hour of one target.</summary>
public sealed record TargetHour
{
    /// <summary>Target id, 64 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>True when any of it is made up for the demo.</summary>
    public bool Demo { get; init; }

    /// <summary>What the mesh said at the end of each of the 60 minutes; <see cref="Verdict.Unknown"/> also where nothing was measured.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>The hour as each region saw it; regions that saw nothing may be missing.</summary>
    public required IReadOnlyList<RegionHour> Regions { get; init; }

    /// <summary>Checks that were due in all regions together.</summary>
    public required int Expected { get; init; }

    /// <summary>Checks that were due and made.</summary>
    public required int Made { get; init; }

    /// <summary>Minutes that <see cref="Expected"/> stands for, 0..60: those since registration that were over.</summary>
    public required int Minutes { get; init; }
}
