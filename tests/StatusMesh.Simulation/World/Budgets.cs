using StatusMesh.Core.Probing;

namespace StatusMesh.Simulation.World;

/// <summary>How long an attempt may take.</summary>
/// <param name="Dns">Name resolution.</param>
/// <param name="Connect">TCP connect.</param>
/// <param name="FirstByte">Request to answer.</param>
/// <param name="Whole">All of it.</param>
public sealed record Budgets(TimeSpan Dns, TimeSpan Connect, TimeSpan FirstByte, TimeSpan Whole)
{
    /// <summary>Those of our prober with <paramref name="whole"/> for all of it.</summary>
    public static Budgets Ours(TimeSpan whole) => new(ProbeLimits.Dns, ProbeLimits.Connect, ProbeLimits.FirstByte, whole);

    /// <summary>10 s for all of it, for those whose documentation leaves it to the user.</summary>
    public static Budgets TenSeconds { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
}
