namespace StatusMesh.Core.Probing;

/// <summary>Times the phases of one probe and cancels the one that exceeds its budget or the probe's.</summary>
internal sealed class PhaseClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _whole;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _linked;
    private readonly long _start;
    private long _phaseStart;

    public PhaseClock(TimeProvider time, TimeSpan whole, CancellationToken caller)
    {
        _time = time;
        _whole = whole;
        _start = time.GetTimestamp();
        _phaseStart = _start;
        _deadline = new CancellationTokenSource(whole, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _deadline.Token);
    }

    /// <summary>Cancelled when the caller gives up or a budget is used up.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>The phase that runs.</summary>
    public ProbePhase Phase { get; private set; }

    /// <summary>Milliseconds since the probe began.</summary>
    public double TotalMs => Round(_time.GetElapsedTime(_start));

    /// <summary>Begins a phase with a budget of its own, cut to what is left of the probe's.</summary>
    public void Enter(ProbePhase phase, TimeSpan budget)
    {
        Phase = phase;
        _phaseStart = _time.GetTimestamp();
        var left = _whole - _time.GetElapsedTime(_start, _phaseStart);
        _deadline.CancelAfter(left <= TimeSpan.Zero ? TimeSpan.Zero : left < budget ? left : budget);
    }

    /// <summary>Milliseconds since the running phase began.</summary>
    public double PhaseMs() => Round(_time.GetElapsedTime(_phaseStart));

    /// <inheritdoc/>
    public void Dispose()
    {
        _linked.Dispose();
        _deadline.Dispose();
    }

    private static double Round(TimeSpan span) => Math.Round(span.TotalMilliseconds, 2);
}
