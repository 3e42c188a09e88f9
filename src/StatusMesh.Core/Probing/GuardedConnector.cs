using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Probing;

/// <summary>The way out for what is no probe, such as alerts: the same resolver, guard and connector.</summary>
public sealed class GuardedConnector(IResolver resolver, IConnector connector, TargetPolicy policy, TimeProvider time)
{
    // As for TCP monitors: only who writes the settings names a port, and the addresses are guarded all the same.
    private readonly TargetPolicy _policy = policy with { AllowsAnyPort = true };

    /// <summary>Connects to an allowed address of a host, in at most 2 s for its name and 3 s for the connection.</summary>
    /// <param name="host">Name or IP literal; IPv6 with brackets or without.</param>
    /// <param name="port">1..65535.</param>
    /// <param name="mostBytes">Bytes that can be read from the connection; reading on fails with an <see cref="IOException"/>.</param>
    /// <param name="cancellationToken">Cancels the connecting.</param>
    public async Task<DialResult> ConnectAsync(string host, int port, int mostBytes, CancellationToken cancellationToken)
    {
        var shown = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
        return MonitorTargetParser.Parse($"{MonitorTargetParser.Tcp}://{shown}:{port}", _policy) switch
        {
            TargetParse.Accepted accepted => await DialAsync(accepted.Target, mostBytes, cancellationToken),
            TargetParse.Rejected rejected => new DialResult.Failed(ProbeFailure.Refused(rejected.Reason)),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private async Task<DialResult> DialAsync(Target target, int mostBytes, CancellationToken cancellationToken)
    {
        var whole = ProbeLimits.Dns + ProbeLimits.Connect;
        using var clock = new PhaseClock(time, whole, cancellationToken);
        DialResult result;
        try
        {
            result = await new Dialer(resolver, connector, _policy).DialAsync(target, new ProbeRequest(target, whole), clock);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            result = new DialResult.Failed(clock.Phase == ProbePhase.Dns
                ? new ProbeFailure(ProbePhase.Dns, Cause.DnsTimeout, FailureSource.Resolver)
                : new ProbeFailure(ProbePhase.Connect, Cause.ConnectTimeout, FailureSource.Target));
        }

        if (result is DialResult.Connected connected)
        {
            return connected with { Stream = new MeteredStream(connected.Stream, new ReadMeter(mostBytes)) };
        }

        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }
}
