namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>How a heartbeat monitor stands.</summary>
public enum BeatState
{
    /// <summary>The latest beat is young enough.</summary>
    InTime,

    /// <summary>No beat is young enough, but there was not yet time to hear one.</summary>
    Awaited,

    /// <summary>A beat should have come by now.</summary>
    Missing,
}
