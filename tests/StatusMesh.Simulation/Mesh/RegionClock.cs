namespace StatusMesh.Simulation.Mesh;

/// <summary>The clock of a region: the time of the simulation, and what it is wrong by.</summary>
public sealed class RegionClock(Simulator simulator, TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => simulator.Now + ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => simulator.Now.UtcTicks;

    /// <summary>What the clock shows at <paramref name="at"/>.</summary>
    public DateTimeOffset Show(DateTimeOffset at) => at + ahead;
}
