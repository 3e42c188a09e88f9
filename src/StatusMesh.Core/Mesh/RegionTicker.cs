using Microsoft.Extensions.Logging;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Mesh;

/// <summary>What the timer of a region does: put the monitors that are due on the region's queue.</summary>
public sealed partial class RegionTicker(
    string region, MeshOptions mesh, MonitorDirectory monitors, IMessageSender sender, RegionPulse pulse, ILogger<RegionTicker> logger)
{
    private readonly int _position = mesh.IndexOf(region);

    /// <summary>Plans the slots in (<paramref name="from"/>, <paramref name="to"/>]; a span is planned by one call only.</summary>
    public async Task TickAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var batches = TickPlanner.Plan(await monitors.GetAsync(cancellationToken), region, _position, mesh.Regions.Count, from, to);
        if (batches.Count > 0)
        {
            await sender.SendAsync(QueueNames.Probe(region), [.. batches.Select(MessageText.Write)], cancellationToken);
            Log.Planned(logger, region, batches.Sum(batch => batch.Targets.Count), batches.Count);
        }

        if (TickPlanner.IsDue(mesh.Interval, _position, mesh.Regions.Count, from, to))
        {
            await pulse.BeatAsync(to, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Region} ticks: {Monitors} monitors in {Batches} batches")]
        public static partial void Planned(ILogger logger, string region, int monitors, int batches);
    }
}
