using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Checks the region itself by asking its control hosts.</summary>
public sealed class SelfChecker(HttpProber prober, IReadOnlyList<Target> controls, TimeProvider time)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<SelfCheckResult>? _running;
    private DateTimeOffset _startedAt;

    /// <summary>The newest finished self-check; null before the first, and when self-checks are off.</summary>
    public SelfCheckResult? Latest { get; private set; }

    /// <summary>
    /// A self-check that began at <paramref name="notBefore"/> or later; batches that run together share one. Null when self-checks
    /// are off. Never fails because a control host does.
    /// </summary>
    public async Task<SelfCheckResult?> CheckAsync(DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        if (controls.Count == 0)
        {
            return null;
        }

        Task<SelfCheckResult> check;
        lock (_gate)
        {
            if (_running is null || _startedAt < notBefore || _running.IsFaulted || _running.IsCanceled)
            {
                _startedAt = time.GetUtcNow();

                // Shared by several batches, so no single batch's token may cancel it; its own budget bounds it.
                _running = RunAsync(_startedAt);
            }

            check = _running;
        }

        return Latest = await check.WaitAsync(cancellationToken);
    }

    private async Task<SelfCheckResult> RunAsync(DateTimeOffset at)
    {
        var results = await Task.WhenAll(controls.Select(AskAsync));
        return new SelfCheckResult { At = at, Controls = results };
    }

    private async Task<ControlHostResult> AskAsync(Target control)
    {
        var result = await prober.ProbeAsync(new ProbeRequest(control, Budget), CancellationToken.None);
        return new ControlHostResult
        {
            Host = control.Host,
            Answered = result.Status is not null,
            IsPrivate = result.IsPrivate,
            Cause = result.Status is null ? result.Failure?.Cause : null,
        };
    }
}
