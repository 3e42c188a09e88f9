namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>When a beat is missing.</summary>
public static class BeatRule
{
    /// <summary>
    /// A beat is good for <see cref="HeartbeatSettings.Patience"/>, up to and with its last moment. It is missing only when we could have
    /// heard the next one: that long after the registration, and after we began to listen.
    /// </summary>
    /// <param name="settings">What was promised.</param>
    /// <param name="latest">The latest beat, UTC; null when there was none.</param>
    /// <param name="registeredAt">When the monitor was registered, UTC; null when nobody noted it.</param>
    /// <param name="listeningSince">Since when we hear beats, UTC; null: always.</param>
    /// <param name="now">The time at which it is judged.</param>
    public static BeatState Judge(
        HeartbeatSettings settings, DateTimeOffset? latest, DateTimeOffset? registeredAt, DateTimeOffset? listeningSince, DateTimeOffset now) =>
        now - latest <= settings.Patience ? BeatState.InTime
        : now - registeredAt <= settings.Patience || now - listeningSince <= settings.Patience ? BeatState.Awaited
        : BeatState.Missing;
}
