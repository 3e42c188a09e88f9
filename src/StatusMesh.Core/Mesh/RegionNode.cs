using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Mesh;

/// <summary>What one region does: tick and probe.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Ticker">For its timer.</param>
/// <param name="Batches">For its queue.</param>
public sealed record RegionNode(string Region, RegionTicker Ticker, BatchRunner Batches)
{
    /// <summary>Puts a node together from registered ports and options.</summary>
    /// <param name="region">Name of the region; one of <see cref="MeshOptions.Regions"/>.</param>
    /// <param name="connector">The way out of this region.</param>
    /// <param name="services">Holds ports and options.</param>
    public static RegionNode Create(string region, IConnector connector, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var mesh = services.GetRequiredService<MeshOptions>();
        var probe = services.GetRequiredService<ProbeOptions>();
        var monitors = services.GetRequiredService<MonitorDirectory>();
        var sender = services.GetRequiredService<IMessageSender>();
        var resolver = services.GetRequiredService<IResolver>();
        var resolvers = services.GetRequiredService<IResolvers>();
        var heartbeats = new HeartbeatProber(services.GetRequiredService<IBeatStore>(), monitors, services.GetService<ListeningSince>(), time);
        var kinds = KindProber.Create(resolver, resolvers, connector, heartbeats, probe.Policy, time);
        var selfChecker = new SelfChecker(new HttpProber(new Dialer(resolver, connector, probe.Policy), time), [.. mesh.ControlHosts.Select(host => ControlTarget(host, probe.Policy))], time);
        return new RegionNode(
            region,
            new RegionTicker(
                region,
                mesh,
                monitors,
                sender,
                new RegionPulse(region, selfChecker, services.GetRequiredService<ISnapshotStore>()),
                services.GetRequiredService<ILogger<RegionTicker>>()),
            new BatchRunner(
                region,
                new ConfirmingProber(kinds, resolvers, probe, time),
                selfChecker,
                services.GetRequiredService<IResultStore>(),
                sender,
                monitors,
                probe.Policy,
                time,
                services.GetRequiredService<ILogger<BatchRunner>>()));
    }

    private static Target ControlTarget(string url, TargetPolicy policy) => TargetParser.Parse(url, policy) is TargetParse.Accepted accepted
        ? accepted.Target
        : throw new ArgumentException($"The control host {url} may not be probed.", nameof(url));
}
