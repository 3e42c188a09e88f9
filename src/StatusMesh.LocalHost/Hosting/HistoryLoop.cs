using StatusMesh.Core.History;
using StatusMesh.LocalHost.Demo;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Rolls history up every few minutes, from the start on; in Azure the sweep's timer does. First it fills in the past of the demo.</summary>
internal sealed partial class HistoryLoop(
    HistoryRoller roller, DemoHistory? demo, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<HistoryLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, time);
        var isFilled = demo is null;
        do
        {
            try
            {
                await roller.RollAsync(stoppingToken);
                if (!isFilled)
                {
                    await demo!.FillAsync(stoppingToken);
                    isFilled = true;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Nobody waits for history: the host gets ready first.</summary>
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "History could not be rolled up and is tried again in 3 min: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
