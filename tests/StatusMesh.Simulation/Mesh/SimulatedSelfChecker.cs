using StatusMesh.Core.Probing;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Mesh;

/// <summary>Checks the region as <see cref="SelfChecker"/> does, without its sockets: three control hosts, 3 s, shared by batches that run together.</summary>
public sealed class SimulatedSelfChecker(Network network, int location, RegionClock clock)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private readonly List<(SelfCheckResult Result, DateTimeOffset EndedAt)> _checks = [];

    /// <summary>A self-check that began at <paramref name="notBefore"/> of the region's clock or later, and when it ends, UTC.</summary>
    /// <param name="notBefore">Earliest start that will do.</param>
    /// <param name="now">The time, UTC: the start of a new one.</param>
    public (SelfCheckResult Result, DateTimeOffset EndedAt) Check(DateTimeOffset notBefore, DateTimeOffset now)
    {
        if (_checks.Count == 0 || _checks[^1].Result.At < notBefore)
        {
            var attempts = Enumerable.Range(Network.Controls, 3).Select(host => network.Ask(location, host, now, Budgets.Ours(Budget))).ToList();
            var controls = attempts.Select((attempt, i) => new ControlHostResult
            {
                Host = $"control-{i}",
                Answered = attempt.Status is not null,
                IsPrivate = false,
                Cause = attempt.Failure?.Cause,
            });
            _checks.Add((new SelfCheckResult { At = clock.Show(now), Controls = [.. controls] }, attempts.Max(attempt => attempt.EndedAt)));
        }

        return _checks[^1];
    }

    /// <summary>The newest one that has ended by <paramref name="now"/>, UTC; null when none has.</summary>
    public SelfCheckResult? LatestAt(DateTimeOffset now) => _checks.LastOrDefault(check => check.EndedAt <= now).Result;
}
