namespace StatusMesh.Core.Consensus;

/// <summary>How late a vote may come and still be put in its place among the others.</summary>
public static class VoteWindow
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    /// <summary>Ten intervals, 1..10 min. Within it the order of messages does not matter; what comes later goes to history only.</summary>
    public static TimeSpan Of(TimeSpan interval) => TimeSpan.FromTicks(Math.Clamp(interval.Ticks * 10, Least.Ticks, Most.Ticks));
}
