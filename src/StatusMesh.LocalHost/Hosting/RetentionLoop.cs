using StatusMesh.Core.Retention;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Removes what is too old, from ten minutes after the start on; in Azure the sweep's timer does.</summary>
internal sealed partial class RetentionLoop(RetentionJob job, TimeProvider time, ILogger<RetentionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Period = TimeSpan.FromHours(12);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken);
        while (true)
        {
            try
            {
                await job.RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.Message);
            }

            await Task.Delay(Period, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What is too old could not be removed and is tried again in 12 h: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
