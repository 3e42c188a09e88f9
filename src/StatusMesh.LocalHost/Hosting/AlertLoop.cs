using StatusMesh.Core.Alerts;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Looks into the outbox every minute, for reminders and for whatever nobody rang for; in Azure the sweep's timer does.</summary>
internal sealed partial class AlertLoop(AlertDelivery delivery, TimeProvider time, ILogger<AlertLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await delivery.DeliverAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Alerts could not be delivered and are tried again in a minute: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
