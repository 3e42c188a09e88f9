namespace StatusMesh.Core.Probing;

/// <summary>Connects to a port and says nothing. The dialer's policy must allow any port: only registered monitors have such targets.</summary>
public sealed class TcpProber(Dialer dialer, TimeProvider time)
{
    /// <summary>The check result, whatever the target does.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<CheckResult> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var clock = new PhaseClock(time, request.Timeout, cancellationToken);
        DialResult? dialled = null;
        ProbeFailure? failure;
        try
        {
            dialled = await dialer.DialAsync(request.Target, request, clock);
            failure = (dialled as DialResult.Failed)?.Failure;
        }
        catch (OperationCanceledException)
        {
            failure = clock.Phase == ProbePhase.Dns
                ? new ProbeFailure(ProbePhase.Dns, Cause.DnsTimeout, FailureSource.Resolver)
                : new ProbeFailure(ProbePhase.Connect, Cause.ConnectTimeout, FailureSource.Target);
        }

        var totalMs = clock.TotalMs;
        if (dialled is DialResult.Connected connected)
        {
            await connected.Stream.DisposeAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new CheckResult
        {
            TargetId = request.Target.Id,
            At = at,
            Timings = new PhaseTimings { DnsMs = dialled?.DnsMs, ConnectMs = dialled?.ConnectMs, TotalMs = totalMs },
            Failure = failure,
            Address = dialled?.Address?.ToString(),
            IsPrivate = dialled?.Address is { } address && AddressRule.Refuses(address) is not null,
        };
    }
}
