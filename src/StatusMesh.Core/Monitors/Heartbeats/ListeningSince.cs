namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>
/// Since when this process hears beats: its start, or the end of its last absence. A computer that slept for a night heard none, and
/// that is no fault of the jobs. Hosts whose door a platform holds open have none of this.
/// </summary>
/// <param name="start">When the process began to listen, UTC.</param>
public sealed class ListeningSince(DateTimeOffset start)
{
    /// <summary>Longest time between two looks that is no absence; they are made every second.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private DateTimeOffset _since = start;
    private DateTimeOffset _looked = start;

    /// <summary>The time as it is at <paramref name="now"/>; the call itself is a look.</summary>
    public DateTimeOffset At(DateTimeOffset now)
    {
        lock (_lock)
        {
            // A clock that was put back counts as well: nobody knows what was missed.
            if ((now - _looked).Duration() > LongestGap)
            {
                _since = now;
            }

            _looked = now;
            return _since;
        }
    }
}
