using StatusMesh.Core.Messaging;
using StatusMesh.Core.Status;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Hands the messages of a queue to their handler; in Azure a queue trigger does. A message is completed only when its effects are stored.</summary>
/// <param name="queue">Name of the queue.</param>
/// <param name="concurrency">Messages handled at once.</param>
/// <param name="handle">The handler.</param>
/// <param name="receiver">Where the messages come from.</param>
/// <param name="bells">Ring when there are any.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
public sealed partial class QueuePump(
    string queue,
    int concurrency,
    Func<string, CancellationToken, Task> handle,
    IMessageReceiver receiver,
    Doorbells bells,
    TimeProvider time,
    ILogger<QueuePump> logger)
    : BackgroundService
{
    /// <summary>Most messages that a queue hands out in one call.</summary>
    private const int MostAtOnce = 32;

    /// <summary>Deliveries after which a message is given up whose handler fails.</summary>
    private const int MostDeliveries = 5;

    /// <summary>Longer than any handler takes; a message of a killed host comes back after it.</summary>
    private static readonly TimeSpan HideFor = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _slots = new(concurrency);
    private bool _isAway;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                await _slots.WaitAsync(stoppingToken);
                var messages = await ReceiveAsync(Math.Min(_slots.CurrentCount + 1, MostAtOnce), stoppingToken);
                if (messages.Count == 0)
                {
                    _slots.Release();
                    await bells.WaitAsync(queue, Patience, time, stoppingToken);
                    continue;
                }

                running.RemoveAll(task => task.IsCompleted);
                running.Add(RunAsync(messages[0], stoppingToken));
                foreach (var message in messages.Skip(1))
                {
                    await _slots.WaitAsync(stoppingToken);
                    running.Add(RunAsync(message, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; handlers give their messages back.
        }

        await Task.WhenAll(running);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int max, CancellationToken stoppingToken)
    {
        try
        {
            var messages = await receiver.ReceiveAsync(queue, max, HideFor, stoppingToken);
            _isAway = false;
            return messages;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            if (!_isAway)
            {
                Log.Away(logger, queue, e.Message);
            }

            _isAway = true;
            return [];
        }
    }

    private async Task RunAsync(ReceivedMessage message, CancellationToken stoppingToken)
    {
        try
        {
            await handle(message.Body, stoppingToken);
            await receiver.CompleteAsync(queue, message, CancellationToken.None);
        }
        catch (Exception e)
        {
            await GiveBackAsync(message, e, stoppingToken.IsCancellationRequested);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task GiveBackAsync(ReceivedMessage message, Exception problem, bool isStopping)
    {
        try
        {
            if (problem is UnreadableMessageException || (message.DeliveryCount >= MostDeliveries && !isStopping && !IsNoFaultOfTheMessage(problem)))
            {
                Log.Poison(logger, queue, problem.Message);
                await receiver.DeadLetterAsync(queue, message, problem.Message, CancellationToken.None);
                return;
            }

            if (!isStopping)
            {
                Log.Failed(logger, queue, message.DeliveryCount, problem.Message);
            }

            await receiver.AbandonAsync(queue, message, isStopping ? TimeSpan.Zero : DelayAfter(message.DeliveryCount), CancellationToken.None);
        }
        catch (Exception e)
        {
            // Storage is away as well; the message comes back by itself when its time is up.
            Log.Away(logger, queue, e.Message);
        }
    }

    /// <summary>Storage is away, or others were first again and again: the message waits as long as that takes.</summary>
    private static bool IsNoFaultOfTheMessage(Exception problem) => problem is StorageUnavailableException or TimeoutException;

    /// <summary>5 s, and longer with every delivery beyond those of <see cref="MostDeliveries"/>, up to a minute.</summary>
    private static TimeSpan DelayAfter(int deliveries) =>
        TimeSpan.FromTicks(Math.Clamp(RetryDelay.Ticks * (deliveries - MostDeliveries + 1L), RetryDelay.Ticks, LongestDelay.Ticks));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Queue {Queue}: delivery {Count} failed and comes again: {Reason}")]
        public static partial void Failed(ILogger logger, string queue, int count, string reason);

        [LoggerMessage(LogLevel.Error, "Queue {Queue}: a message went to {Queue}-poison: {Reason}")]
        public static partial void Poison(ILogger logger, string queue, string reason);

        [LoggerMessage(LogLevel.Warning, "Queue {Queue} does not answer: {Reason}")]
        public static partial void Away(ILogger logger, string queue, string reason);
    }
}
