using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>Starts Azurite again, on the same ports and data, when it ends by itself. Disposing ends both.</summary>
public sealed partial class AzuriteSupervisor : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Task _watch;
    private AzuriteProcess _current;

    private AzuriteSupervisor(AzuriteProcess process, ILogger logger, TimeProvider time)
    {
        _current = process;
        _logger = logger;
        _time = time;
        _watch = WatchAsync(_stop.Token);
    }

    /// <summary>Where Azurite listens; a restart does not change it.</summary>
    public AzuriteEndpoints Endpoints => _current.Endpoints;

    /// <summary>Process id of the Node.js that runs now.</summary>
    public int ProcessId => _current.ProcessId;

    /// <summary>Takes over <paramref name="process"/>.</summary>
    public static AzuriteSupervisor Watch(AzuriteProcess process, ILogger logger, TimeProvider time) => new(process, logger, time);

    /// <summary>Lets Azurite write its data and end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watch;
        await _current.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await _current.Exited.WaitAsync(cancellationToken);
                Log.Ended(_logger, _current.LastLines.ReplaceLineEndings(" "));
                await RestartAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        var options = _current.Options with { FixedPorts = true };
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks)))
        {
            await Task.Delay(pause, _time, cancellationToken);
            try
            {
                switch (await AzuriteProcess.StartAsync(options, _logger, cancellationToken))
                {
                    case AzuriteStart.Started started:
                        await _current.DisposeAsync();
                        _current = started.Process;
                        return;
                    case AzuriteStart.Unavailable unavailable:
                        Log.NotRestarted(_logger, unavailable.Problem.Message);
                        break;
                }
            }
            catch (Exception problem) when (problem is StartupProblem or IOException or UnauthorizedAccessException)
            {
                Log.NotRestarted(_logger, problem.Message.ReplaceLineEndings(" "));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Azurite ended by itself and is started again. It last said: {LastLines}")]
        public static partial void Ended(ILogger logger, string lastLines);

        [LoggerMessage(LogLevel.Warning, "Azurite could not be started again and is tried once more: {Reason}")]
        public static partial void NotRestarted(ILogger logger, string reason);
    }
}
