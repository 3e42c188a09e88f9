namespace StatusMesh.Simulation.Mesh;

/// <summary>Fake time that jumps from one event to the next. Events of one moment happen in the order in which they were planned.</summary>
public sealed class Simulator(DateTimeOffset begin)
{
    private readonly PriorityQueue<Action, (long Ticks, long Number)> _events = new();
    private long _planned;

    /// <summary>The time, UTC.</summary>
    public DateTimeOffset Now { get; private set; } = begin;

    /// <summary>Plans an event; one for the past happens at once.</summary>
    public void At(DateTimeOffset at, Action happen) => _events.Enqueue(happen, (Math.Max(at.UtcTicks, Now.UtcTicks), _planned++));

    /// <summary>Lets everything happen up to <paramref name="end"/>.</summary>
    public void RunTo(DateTimeOffset end)
    {
        while (_events.TryPeek(out _, out var next) && next.Ticks <= end.UtcTicks)
        {
            Now = new DateTimeOffset(next.Ticks, TimeSpan.Zero);
            _events.Dequeue()();
        }

        Now = end;
    }
}
