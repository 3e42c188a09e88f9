using StatusMesh.Core.Mesh;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>The timer of a region. Every second it looks what has become due; in Azure a timer trigger does.</summary>
public sealed partial class TickLoop(RegionNode node, TimeProvider time, ILogger<TickLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>At the start everything counts as due: nobody knows how long the mesh was away.</summary>
    private DateTimeOffset _planned = DateTimeOffset.UnixEpoch;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var isFailing = false;
        do
        {
            try
            {
                var now = time.GetUtcNow();
                await node.Ticker.TickAsync(_planned, now, stoppingToken);

                // Only now: a tick that failed is planned again with the next one.
                _planned = now;
                isFailing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!isFailing)
                {
                    Log.Failed(logger, node.Region, e.Message);
                }

                isFailing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Region} could not tick and tries again every second: {Reason}")]
        public static partial void Failed(ILogger logger, string region, string reason);
    }
}
