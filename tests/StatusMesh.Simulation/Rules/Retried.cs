using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>A check that is tried again from the same place.</summary>
public static class Retried
{
    /// <summary>What the location thinks after at most <paramref name="tries"/> tries, <paramref name="pause"/> apart.</summary>
    public static RegionStatus Check(Network network, int location, int target, DateTimeOffset at, int tries, TimeSpan pause)
    {
        var attempt = network.Ask(location, target, at, Budgets.TenSeconds);
        for (var i = 1; i < tries && !attempt.IsGood; i++)
        {
            attempt = network.Ask(location, target, attempt.EndedAt + pause, Budgets.TenSeconds);
        }

        return new RegionStatus(location, attempt.EndedAt, attempt.IsGood);
    }
}
