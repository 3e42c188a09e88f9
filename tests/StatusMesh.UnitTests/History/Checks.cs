using StatusMesh.Core.History;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.History;

/// <summary>Short ways to write results; times are minutes after noon, where <see cref="Votes.Noon"/> is a full hour.</summary>
internal static class Checks
{
    public static MonitorRegistration Site { get; } = Votes.Monitor();

    public static RollContext Context(params MonitorRegistration[] monitors) =>
        new("m-00000", new MonitorIndex(monitors.Length == 0 ? [Site] : monitors), Votes.Regions);

    /// <summary>A check of one region at <paramref name="minute"/> with the answer <paramref name="status"/>; 0: the target did not answer.</summary>
    public static BatchResults Batch(string region, double minute, int status = 200, double ms = 80, MonitorRegistration? monitor = null, double late = 0)
    {
        var tick = Votes.Noon.AddSeconds(Math.Round(60 * minute, 3));
        return new BatchResults
        {
            BatchId = $"{tick.ToUnixTimeMilliseconds()}-S",
            Region = region,
            Shard = "m-00000",
            Tick = tick,
            Results =
            [
                new CheckResult
                {
                    TargetId = (monitor ?? Site).Target.Id,
                    At = tick.AddMinutes(late),
                    Timings = new PhaseTimings { TotalMs = ms },
                    Status = status == 0 ? null : status,
                    Failure = status == 0 ? new ProbeFailure(ProbePhase.Connect, Cause.ConnectRefused, FailureSource.Target) : null,
                },
            ],
        };
    }

    /// <summary>A check of each region in every minute of [<paramref name="first"/>, <paramref name="end"/>), at its slot of an interval of 1 min.</summary>
    public static IEnumerable<BatchResults> Every(int first, int end, params int[] statuses) =>
        Enumerable.Range(3 * first, 3 * (end - first))
            .Select(slot => Batch(Votes.Regions[Position(slot)], slot / 3.0, statuses[Position(slot) % statuses.Length], 80 + Position(slot)));

    private static int Position(int slot) => ((slot % 3) + 3) % 3;
}
