using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Probing;

/// <summary>Hands a target to the prober of its kind. Whatever the kind, a check result comes back.</summary>
public sealed class KindProber(HttpProber http, TcpProber tcp, DnsRecordProber dns, HeartbeatProber? heartbeats)
{
    /// <summary>The probers of all kinds, with one way out. Without <paramref name="heartbeats"/> where nobody can register any.</summary>
    public static KindProber Create(
        IResolver resolver, IResolvers resolvers, IConnector connector, HeartbeatProber? heartbeats, TargetPolicy policy, TimeProvider time) => new(
        new HttpProber(new Dialer(resolver, connector, policy), time),
        new TcpProber(new Dialer(resolver, connector, policy with { AllowsAnyPort = true }), time),
        new DnsRecordProber(resolvers, time),
        heartbeats);

    /// <summary>The check result, whatever the target does.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public Task<CheckResult> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken) => request.Target.Scheme switch
    {
        MonitorTargetParser.Tcp => tcp.ProbeAsync(request, cancellationToken),
        MonitorTargetParser.Dns => dns.ProbeAsync(request, cancellationToken),
        MonitorTargetParser.Heartbeat => (heartbeats ?? throw new InvalidOperationException("Nobody can register heartbeats here.")).ProbeAsync(request, cancellationToken),
        _ => http.ProbeAsync(request, cancellationToken),
    };
}
