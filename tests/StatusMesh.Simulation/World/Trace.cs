namespace StatusMesh.Simulation.World;

/// <summary>One stretch of time and all that goes wrong in it, with some quiet minutes before and after.</summary>
public sealed record Trace
{
    /// <summary>Interval of all monitors.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Targets that are watched, all in one shard.</summary>
    public const int Targets = 6;

    /// <summary>Longest glitch: nobody is to be alerted of it.</summary>
    public static readonly TimeSpan LongestGlitch = TimeSpan.FromSeconds(30);

    /// <summary>Outages that are at least this long must be found: 1.5 intervals.</summary>
    public static readonly TimeSpan MustBeFound = Interval * 1.5;

    /// <summary>What it is about.</summary>
    public required TraceKind Kind { get; init; }

    /// <summary>Sets all chances in it.</summary>
    public required int Seed { get; init; }

    /// <summary>Number of regions, 3 or 5.</summary>
    public required int Regions { get; init; }

    /// <summary>Its first moment, UTC.</summary>
    public required DateTimeOffset Begin { get; init; }

    /// <summary>Its end, UTC.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>What is wrong with targets.</summary>
    public IReadOnlyList<TargetFault> TargetFaults { get; init; } = [];

    /// <summary>What is wrong with regions.</summary>
    public IReadOnlyList<RegionFault> RegionFaults { get; init; } = [];

    /// <summary>By how much each region's clock is ahead; empty: not at all.</summary>
    public IReadOnlyList<TimeSpan> ClockOffsets { get; init; } = [];

    /// <summary>What happens to messages.</summary>
    public MessageFaults Messages { get; init; } = MessageFaults.None;

    /// <summary>True when <paramref name="location"/> does nothing at <paramref name="at"/>.</summary>
    public bool IsSilent(int location, DateTimeOffset at) => SilentUntil(location, at) is not null;

    /// <summary>When the silence ends in which the location is; null when it is in none.</summary>
    public DateTimeOffset? SilentUntil(int location, DateTimeOffset at) =>
        RegionFaults.FirstOrDefault(fault => fault.Kind == Sickness.Silent && fault.Location == location && fault.From <= at && at < fault.To)?.To;
}
