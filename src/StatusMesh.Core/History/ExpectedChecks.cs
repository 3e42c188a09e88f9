using StatusMesh.Core.Mesh;

namespace StatusMesh.Core.History;

/// <summary>How many checks a span should have.</summary>
public static class ExpectedChecks
{
    /// <summary>A timer fires up to this much after the slot that it fires for.</summary>
    private static readonly TimeSpan TimerLag = TimeSpan.FromSeconds(2);

    /// <summary>Checks that all regions together are due in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public static int Between(TimeSpan interval, int regions, DateTimeOffset from, DateTimeOffset to) =>
        from >= to ? 0 : Enumerable.Range(0, regions).Sum(position => (int)(Before(interval, position, regions, to) - Before(interval, position, regions, from)));

    /// <summary>
    /// Those of <paramref name="ticks"/> of one region that were due at or after <paramref name="from"/>. Two looks in one slot, for
    /// example a second opinion, are one check that was due.
    /// </summary>
    public static int Made(TimeSpan interval, int position, int regions, DateTimeOffset from, IEnumerable<DateTimeOffset> ticks)
    {
        var before = Before(interval, position, regions, from - TimerLag);
        return ticks.Select(tick => TickPlanner.Slot(interval, position, regions, tick)).Distinct().Count(slot => slot > before);
    }

    private static long Before(TimeSpan interval, int position, int regions, DateTimeOffset at) =>
        TickPlanner.Slot(interval, position, regions, at.AddTicks(-1));
}
