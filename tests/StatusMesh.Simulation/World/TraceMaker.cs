using StatusMesh.Core.Consensus;

namespace StatusMesh.Simulation.World;

/// <summary>Makes the traces of a year from a seed.</summary>
public static class TraceMaker
{
    /// <summary>Traces of a whole year, those of the sweep not counted: six a day.</summary>
    public const int Year = 6 * 365;

    /// <summary>As many as the tests take.</summary>
    public const int Quick = 120;

    private const int SweepPhases = 100;
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Before anything happens every region has looked at least four times.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    // In twentieths of all traces.
    private static readonly TraceKind[] Mixture =
    [
        TraceKind.Outage, TraceKind.Outage, TraceKind.Outage, TraceKind.Outage, TraceKind.Outage, TraceKind.Outage,
        TraceKind.Glitch, TraceKind.Glitch, TraceKind.Glitch,
        TraceKind.Partition, TraceKind.Partition,
        TraceKind.OneSick, TraceKind.OneSick, TraceKind.OneSick,
        TraceKind.TwoSick,
        TraceKind.OneSilent,
        TraceKind.ClockSkew, TraceKind.ClockSkew,
        TraceKind.MessageFaults, TraceKind.MessageFaults,
    ];

    /// <summary>The sweep, and <paramref name="count"/> traces spread over the year.</summary>
    /// <param name="regions">Number of regions, 3 or 5.</param>
    /// <param name="count">At most <see cref="Year"/>.</param>
    public static IEnumerable<Trace> Make(int regions, int count) =>
        Enumerable.Range(0, SweepPhases).Select(phase => Sweep(regions, phase))
            .Concat(Enumerable.Range(0, count).Select(number => One(regions, number, NewYear + (TimeSpan.FromDays(365) * number / count))));

    private static Trace Sweep(int regions, int phase)
    {
        var from = NewYear + Quiet + (Trace.Interval * phase / SweepPhases);
        var fault = new TargetFault(0, (OutageKind)(phase % 5), from, from + Trace.MustBeFound);
        return Around(new Trace { Kind = TraceKind.Sweep, Seed = phase, Regions = regions, Begin = NewYear, End = fault.To, TargetFaults = [fault] });
    }

    private static Trace One(int regions, int number, DateTimeOffset around)
    {
        var seed = (regions * 100_000) + number;
        var random = new Random(seed);
        var kind = Mixture[number % Mixture.Length];
        var begin = new DateTimeOffset(around.Ticks - (around.Ticks % Trace.Interval.Ticks), TimeSpan.Zero);
        var from = begin + Quiet + (Trace.Interval * random.NextDouble());
        var trace = new Trace { Kind = kind, Seed = seed, Regions = regions, Begin = begin, End = from };
        return Around(kind switch
        {
            TraceKind.Outage => trace with { TargetFaults = [Away(random, from, 31, 12 * 3600)] },
            TraceKind.Glitch => trace with { TargetFaults = [Away(random, from, 1, 30)] },
            TraceKind.Partition => trace with { TargetFaults = [Cut(random, from, regions)] },
            TraceKind.OneSick => OneSick(trace, random, from),
            TraceKind.TwoSick => trace with { RegionFaults = TwoSick(random, from, regions) },
            TraceKind.OneSilent => OutageOrGlitch(trace, random, from.AddMinutes(5)) with
            {
                RegionFaults = [new RegionFault(random.Next(regions), Sickness.Silent, from, from.AddMinutes(45))],
            },
            TraceKind.ClockSkew => OutageOrGlitch(trace, random, from) with
            {
                ClockOffsets = [.. Enumerable.Range(0, regions).Select(_ => TimeSpan.FromSeconds(random.Next(-30, 31)))],
            },
            _ => OutageOrGlitch(trace, random, from) with { Messages = new MessageFaults(Duplicated: 0.2, Delayed: 0.2, Lost: 0.05) },
        });
    }

    private static Trace OneSick(Trace trace, Random random, DateTimeOffset from)
    {
        var sick = Sick(random, random.Next(trace.Regions), from, (Sickness)random.Next(5));
        var isAway = random.Next(2) == 0;
        return trace with
        {
            RegionFaults = [sick],
            TargetFaults = isAway ? [Away(random, from + ((sick.To - sick.From) / 2), 91, 1800)] : [],
        };
    }

    private static IReadOnlyList<RegionFault> TwoSick(Random random, DateTimeOffset from, int regions)
    {
        var first = random.Next(regions);
        var second = (first + 1 + random.Next(regions - 1)) % regions;
        return [Sick(random, first, from, (Sickness)random.Next(6)), Sick(random, second, from.AddSeconds(random.Next(60)), (Sickness)random.Next(6))];
    }

    private static RegionFault Sick(Random random, int location, DateTimeOffset from, Sickness kind) => new(
        location, kind, from, from.AddSeconds(Chance.OfScale(random, 300, 3600)), kind == Sickness.PacketLoss ? 0.1 + (random.NextDouble() * 0.6) : 0);

    private static Trace OutageOrGlitch(Trace trace, Random random, DateTimeOffset from) =>
        trace with { TargetFaults = [random.Next(2) == 0 ? Away(random, from, 91, 1800) : Away(random, from, 1, 30)] };

    private static TargetFault Away(Random random, DateTimeOffset from, double least, double most) =>
        new(random.Next(Trace.Targets), (OutageKind)random.Next(5), from, from.AddSeconds(Chance.OfScale(random, least, most)));

    private static TargetFault Cut(Random random, DateTimeOffset from, int regions)
    {
        var locations = Enumerable.Range(0, regions).ToArray();
        random.Shuffle(locations);
        var kind = random.Next(2) == 0 ? OutageKind.ConnectHangs : OutageKind.Refused;
        return new TargetFault(
            random.Next(Trace.Targets), kind, from, from.AddSeconds(Chance.OfScale(random, 60, 3600)), locations[..random.Next(1, VerdictRule.Needed(regions))]);
    }

    /// <summary>The trace with quiet minutes at its end, in which whatever comes late comes.</summary>
    private static Trace Around(Trace trace)
    {
        var ends = trace.TargetFaults.Select(fault => fault.To).Concat(trace.RegionFaults.Select(fault => fault.To));
        return trace with { End = ends.Max() + Quiet };
    }
}
