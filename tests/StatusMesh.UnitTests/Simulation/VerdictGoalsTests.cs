using StatusMesh.Core.Consensus;
using StatusMesh.Simulation.Mesh;
using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.UnitTests.Simulation;

/// <summary>What the verdict promises, on a part of the year that docs/verdicts.md is about.</summary>
public sealed class VerdictGoalsTests(VerdictGoalsTests.Studies studies) : IClassFixture<VerdictGoalsTests.Studies>
{
    private static readonly TraceKind[] Kinds = Enum.GetValues<TraceKind>();
    private static readonly TraceKind[] Plain = [TraceKind.Sweep, TraceKind.Outage];

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Nothing_that_is_up_is_called_down_while_at_most_one_region_is_sick(int regions) =>
        Assert.All(Kinds.Except([TraceKind.TwoSick]), kind => Assert.Equal((0, 0), (Ours(regions, kind).FalseDowns, Ours(regions, kind).PartitionsCalledDown)));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Of_100_outages_of_one_and_a_half_intervals_100_are_found(int regions) =>
        Assert.Equal((100, 0), (Ours(regions, TraceKind.Sweep).Outages, Ours(regions, TraceKind.Sweep).Missed));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Nobody_is_alerted_of_what_passes_within_30_s(int regions) =>
        Assert.All(Kinds, kind => Assert.Equal(0, Ours(regions, kind).GlitchAlerts));

    [Fact]
    public void Five_regions_find_an_outage_within_25_s_as_a_rule_and_45_s_at_worst()
    {
        var seconds = Plain.SelectMany(kind => Ours(5, kind).VerdictSeconds).Order().ToList();

        Assert.InRange(seconds[seconds.Count / 2], 0, 25);
        Assert.InRange(seconds[^1], 0, 45);
    }

    [Fact]
    public void The_document_holds_these_tables()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "verdicts.md"));

        Assert.All(new[] { 3, 5 }, regions => Assert.Contains(Tables.Compare(studies.Of(regions)), text, StringComparison.Ordinal));
    }

    [Fact]
    public void While_two_of_three_regions_are_sick_nobody_knows()
    {
        var begin = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        foreach (var sickness in new[] { Sickness.NetworkDead, Sickness.ResolverDead })
        {
            var verdicts = new HashSet<(int Target, Verdict Verdict)>();
            var trace = new Trace
            {
                Kind = TraceKind.TwoSick,
                Seed = 1,
                Regions = 3,
                Begin = begin,
                End = begin.AddMinutes(15),
                RegionFaults = [.. new[] { 0, 2 }.Select(location => new RegionFault(location, sickness, begin.AddMinutes(5), begin.AddMinutes(15)))],
            };

            var reports = SimulatedMesh.Run(trace, (target, at, verdict) => _ = at >= begin.AddMinutes(5) && verdicts.Add((target, verdict)));

            Assert.Empty(reports);
            Assert.Equal(Enumerable.Range(0, Trace.Targets).Select(target => (target, Verdict.Unknown)), verdicts.Order());
        }
    }

    private Score Ours(int regions, TraceKind kind) => studies.Of(regions).Of(Study.Rules[0], kind);

    public sealed class Studies
    {
        private readonly Dictionary<int, Study> _studies = new[] { 3, 5 }.ToDictionary(regions => regions, regions => Study.Run(regions, TraceMaker.Quick));

        public Study Of(int regions) => _studies[regions];
    }
}
