using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Looks at the clock every second, so that an absence of this process shows: a sleeping computer hears no heartbeats.</summary>
public sealed class ListeningLoop(ListeningSince listening, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            listening.At(time.GetUtcNow());
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
