using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.UnitTests.Consensus;
using static StatusMesh.UnitTests.History.Checks;

namespace StatusMesh.UnitTests.History;

/// <summary>Results in, uptime out: through roller, store and reader.</summary>
public sealed class HistoryFlowTests
{
    [Fact]
    public async Task Three_days_with_an_outage_and_a_gap_give_the_uptime_that_the_formula_says()
    {
        using var bench = new HistoryBench();
        await bench.RegisterAsync(Site with { RegisteredAt = Votes.Noon });
        for (var hour = 0; hour < 72; hour++)
        {
            await bench.WriteAsync(Of(hour));
            await bench.RollAtAsync((60 * hour) + 15);
        }

        bench.Time.SetUtcNow(Votes.Noon.AddHours(72));
        var uptime = await bench.UptimeAsync();

        // Down from 10:00 to 11:30 of hours since noon, the mesh away from 20:00 to 26:00, nothing in the last 24 hours.
        var stored = await bench.StoredAsync();
        Assert.Equal(71 - 5, stored.Count); // the last hour is still open; of the six without checks the first has votes that still count
        Assert.Equal(90, stored.Sum(hour => hour.Targets[0].Verdicts.Count(verdict => verdict == Verdict.Down)));
        Assert.Equal((100, 100), (uptime.Day!.Percent, uptime.Day.Coverage));
        var counted = (66 * 60) + 1; // 20:00 on votes from 19:59 known to the minute
        Assert.Equal(Math.Floor(10_000.0 * (counted - 90) / counted) / 100, uptime.Week!.Percent, 0.001);
        Assert.Equal(Math.Floor(10_000.0 * 66 / 72) / 100, uptime.Week.Coverage, 0.001);
        Assert.Equal(uptime.Week, uptime.Month);
        Assert.Equal(uptime.Week, uptime.Quarter);
    }

    private static IEnumerable<Core.Probing.Batches.BatchResults> Of(int hour) => hour switch
    {
        >= 20 and < 26 => [],
        10 => Every(60 * hour, (60 * hour) + 60, 502),
        11 => Every(60 * hour, (60 * hour) + 30, 502).Concat(Every((60 * hour) + 30, (60 * hour) + 60, 200)),
        _ => Every(60 * hour, (60 * hour) + 60, 200),
    };
}
