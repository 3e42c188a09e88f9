using Microsoft.Extensions.Time.Testing;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Simulation.Mesh;
using StatusMesh.Simulation.World;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Simulation;

/// <summary>The simulation's looks and self-checks against those of the product, which run on the same fake network.</summary>
public sealed class SimulatedProberTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Fake time goes on in steps of a millisecond, of which a look takes some ten.</summary>
    private const double ToleranceMs = 30;

    public static TheoryData<OutageKind?, Sickness?, bool> Cases
    {
        get
        {
            var cases = new TheoryData<OutageKind?, Sickness?, bool> { { null, null, true }, { null, null, false } };
            foreach (var quick in new[] { true, false })
            {
                Array.ForEach(Enum.GetValues<OutageKind>(), kind => cases.Add(kind, null, quick));
                Array.ForEach(Enum.GetValues<Sickness>().Except([Sickness.Silent]).ToArray(), kind => cases.Add(null, kind, quick));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_simulated_look_sees_what_a_real_one_sees_and_takes_as_long(OutageKind? away, Sickness? sick, bool quick)
    {
        var network = new Network(TraceOf(away, sick));
        var target = ProbeBench.Target("http://site-0.com/");
        var time = new FakeTimeProvider(Start);
        var sockets = new WeatherSockets(network, 1, time);
        var kinds = KindProber.Create(sockets, NoResolvers.Instance, sockets, null, ProbeBench.Open, time);
        var prober = new ConfirmingProber(kinds, NoResolvers.Instance, new ProbeOptions(), time);

        var real = SingleThread.Run(time, () => prober.CheckAsync(target, RequestSettings.Default, Expectations.None, quick, CancellationToken.None));
        var simulated = new SimulatedProber(network, 1, new RegionClock(new Simulator(Start), TimeSpan.Zero)).Check(0, target.Id, quick, Start);

        Assert.Equal(Seen(real), Seen(simulated.Check));
        Assert.Equal(Seen(real.FirstLook), Seen(simulated.Check.FirstLook));
        Assert.Equal((real.At - Start).TotalMilliseconds, (simulated.Check.At - Start).TotalMilliseconds, ToleranceMs);
        Assert.Equal((time.GetUtcNow() - Start).TotalMilliseconds, (simulated.EndedAt - Start).TotalMilliseconds, ToleranceMs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Sickness.NetworkDead)]
    [InlineData(Sickness.ResolverDead)]
    [InlineData(Sickness.ResolverSlow)]
    [InlineData(Sickness.PacketLoss)]
    [InlineData(Sickness.LostWay)]
    public void A_simulated_self_check_finds_what_a_real_one_finds_and_takes_as_long(Sickness? sick)
    {
        var network = new Network(TraceOf(null, sick));
        var time = new FakeTimeProvider(Start);
        var sockets = new WeatherSockets(network, 1, time);
        var controls = Enumerable.Range(0, 3).Select(i => ProbeBench.Target($"http://control-{i}.com/")).ToList();
        var checker = new SelfChecker(new HttpProber(new Dialer(sockets, sockets, ProbeBench.Open), time), controls, time);

        var real = SingleThread.Run(time, () => checker.CheckAsync(Start, CancellationToken.None))!;
        var simulated = new SimulatedSelfChecker(network, 1, new RegionClock(new Simulator(Start), TimeSpan.Zero)).Check(Start, Start);

        Assert.Equal(real.Controls.Select(control => (control.Answered, control.Cause)), simulated.Result.Controls.Select(control => (control.Answered, control.Cause)));
        Assert.Equal(Fitness.IsFit(real, targetIsPrivate: false), Fitness.IsFit(simulated.Result, targetIsPrivate: false));
        Assert.Equal((time.GetUtcNow() - Start).TotalMilliseconds, (simulated.EndedAt - Start).TotalMilliseconds, ToleranceMs);
    }

    /// <summary>Away, or sick, from before the first look on; packets are lost until 5 s after it.</summary>
    private static Trace TraceOf(OutageKind? away, Sickness? sick) => new()
    {
        Kind = TraceKind.Outage,
        Seed = 7,
        Regions = 3,
        Begin = Start,
        End = Start.AddHours(1),
        TargetFaults = away is { } kind ? [new TargetFault(0, kind, Start, Start.AddHours(1))] : [],
        RegionFaults = sick is { } sickness ? [new RegionFault(1, sickness, Start, Start.AddHours(1), Loss: 1)] : [],
    };

    private static (VoteKind?, Abstention?, Cause?, int?) Seen(CheckResult? check) =>
        check is null ? default : Voting.Of("", check, expected: null, selfCheck: null) is var vote ? (vote.Vote, vote.Abstention, vote.Cause, vote.Status) : default;
}
