using System.Collections.Concurrent;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Probing;

/// <summary>Looks whether the job of a heartbeat monitor has called in time. Nothing is sent anywhere: its calls lie in our own storage.</summary>
/// <param name="beats">Holds the calls.</param>
/// <param name="monitors">Knows what was promised.</param>
/// <param name="listening">Since when this process hears calls; null: always.</param>
/// <param name="time">The clock.</param>
public sealed class HeartbeatProber(IBeatStore beats, MonitorDirectory monitors, ListeningSince? listening, TimeProvider time)
{
    /// <summary>The latest call that was read. It speaks for its job until the next is overdue; storage is asked only then.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _latest = new();

    /// <summary>The check result, whatever the job and our storage do.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<CheckResult> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var result = new CheckResult
        {
            TargetId = request.Target.Id,
            At = time.GetUtcNow(),
            Timings = new PhaseTimings { TotalMs = 0 },
            NeedsNoNetwork = true,
        };
        try
        {
            return await JudgeAsync(result.TargetId, result.At, cancellationToken) switch
            {
                BeatState.InTime => result,
                BeatState.Missing => result with { Unmet = Cause.HeartbeatMissing },
                _ => result with { Failure = new ProbeFailure(ProbePhase.Guard, Cause.HeartbeatAwaited, FailureSource.Policy) },
            };
        }
        catch (StorageUnavailableException)
        {
            return result with { Failure = new ProbeFailure(ProbePhase.Guard, Cause.StorageAway, FailureSource.Storage) };
        }
    }

    private async Task<BeatState> JudgeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = listening?.At(now);
        if ((await monitors.GetAsync(cancellationToken)).Find(id) is not { Heartbeat: { } settings } monitor)
        {
            // It was taken off the list while its batch was on the way: nobody promises anything any more.
            return BeatState.Awaited;
        }

        var state = Judge(_latest.TryGetValue(id, out var known) ? known : null);
        if (state != BeatState.InTime && await beats.ReadAsync(id, cancellationToken) is { } latest)
        {
            _latest[id] = latest;
            state = Judge(latest);
        }

        return state;

        BeatState Judge(DateTimeOffset? beat) => BeatRule.Judge(settings, beat, monitor.RegisteredAt, since, now);
    }
}
