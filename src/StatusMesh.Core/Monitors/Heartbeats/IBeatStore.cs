namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>Where the latest beat of each heartbeat monitor is kept.</summary>
public interface IBeatStore
{
    /// <summary>Stores that the monitor of <paramref name="targetId"/> was called at <paramref name="at"/>, UTC, unless a later call is known.</summary>
    /// <returns>The latest call known before; null when there was none.</returns>
    Task<DateTimeOffset?> WriteAsync(string targetId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The latest call, UTC; null when there was none.</summary>
    Task<DateTimeOffset?> ReadAsync(string targetId, CancellationToken cancellationToken);
}
