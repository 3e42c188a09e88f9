using StatusMesh.Core.Probing;

namespace StatusMesh.Simulation.World;

/// <summary>The internet of a trace: what a request from somewhere to somewhere meets. Decided when it begins; luck changes every second.</summary>
public sealed class Network(Trace trace)
{
    /// <summary>Share of requests that get lost on a good day.</summary>
    private const double EverydayLoss = 0.001;

    /// <summary>The number of the first control host; it and the next two are no targets.</summary>
    public const int Controls = 1000;

    /// <summary>What a request to <paramref name="host"/> (a target, or a control host) meets.</summary>
    public Attempt Ask(int location, int host, DateTimeOffset at, Budgets budgets)
    {
        var sick = trace.RegionFaults.FirstOrDefault(fault => fault.Location == location && fault.From <= at && at < fault.To);
        var away = trace.TargetFaults.FirstOrDefault(
            fault => fault.Target == host && fault.From <= at && at < fault.To && fault.Locations?.Contains(location) is not false)?.Kind;
        double Roll(int phase) => Chance.Of(trace.Seed, location, host, at.ToUnixTimeSeconds(), phase);
        bool IsLost(int phase) => Roll(phase) < (sick?.Kind == Sickness.PacketLoss ? sick.Loss : EverydayLoss / 3);

        var rtt = 20 + (location * 20) + (10 * Roll(0));
        var run = new Run(at, budgets.Whole.TotalMilliseconds);

        var dns = sick?.Kind switch
        {
            Sickness.ResolverDead => double.PositiveInfinity,
            Sickness.ResolverSlow => 500 + (3500 * Roll(1)),
            _ => IsLost(2) ? double.PositiveInfinity : 5 + (20 * Roll(1)),
        };
        if (!run.Spend(dns, budgets.Dns, out var dnsMs))
        {
            return run.Fail(new(ProbePhase.Dns, Cause.DnsTimeout, FailureSource.Resolver), new PhaseTimings { TotalMs = run.Spent });
        }

        if (away == OutageKind.NameGone)
        {
            return run.Fail(new(ProbePhase.Dns, Cause.DnsNxdomain, FailureSource.Target), new PhaseTimings { DnsMs = dnsMs, TotalMs = run.Spent });
        }

        var isCut = sick?.Kind == Sickness.NetworkDead || (sick?.Kind == Sickness.LostWay && host < Controls);
        var connect = isCut || away == OutageKind.ConnectHangs || IsLost(3) ? double.PositiveInfinity : rtt;
        if (!run.Spend(connect, budgets.Connect, out var connectMs))
        {
            return run.Fail(new(ProbePhase.Connect, Cause.ConnectTimeout, FailureSource.Target), new PhaseTimings { DnsMs = dnsMs, TotalMs = run.Spent });
        }

        if (away == OutageKind.Refused)
        {
            return run.Fail(
                new(ProbePhase.Connect, Cause.ConnectRefused, FailureSource.Target), new PhaseTimings { DnsMs = dnsMs, ConnectMs = connectMs, TotalMs = run.Spent });
        }

        var answer = away == OutageKind.AnswerHangs || IsLost(4) ? double.PositiveInfinity : rtt + 30 + (150 * Roll(5));
        if (!run.Spend(answer, budgets.FirstByte, out var firstByteMs))
        {
            return run.Fail(
                new(ProbePhase.FirstByte, Cause.FirstByteTimeout, FailureSource.Target), new PhaseTimings { DnsMs = dnsMs, ConnectMs = connectMs, TotalMs = run.Spent });
        }

        var timings = new PhaseTimings { DnsMs = dnsMs, ConnectMs = connectMs, FirstByteMs = firstByteMs, TransferMs = 0, TotalMs = run.Spent };
        return new Attempt(at, timings, null, away == OutageKind.ServerError ? 503 : 200);
    }

    /// <summary>The budget of an attempt as it is used up.</summary>
    private sealed class Run(DateTimeOffset at, double wholeMs)
    {
        public double Spent { get; private set; }

        /// <summary>False when <paramref name="ms"/> is more than the phase, or all of it, may take; then that is what it has taken.</summary>
        public bool Spend(double ms, TimeSpan budget, out double took)
        {
            var most = Math.Min(budget.TotalMilliseconds, wholeMs - Spent);
            took = Math.Round(Math.Min(ms, most), 2);
            Spent += took;
            return ms < most;
        }

        public Attempt Fail(ProbeFailure failure, PhaseTimings timings) => new(at, timings, failure, null);
    }
}
