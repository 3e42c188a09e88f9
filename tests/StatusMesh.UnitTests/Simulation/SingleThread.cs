using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace StatusMesh.UnitTests.Simulation;

/// <summary>Runs asynchronous work on the calling thread; whenever nothing is left to do, fake time goes on by a millisecond.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentQueue<(SendOrPostCallback Do, object? State)> _posted = new();

    public static T Run<T>(FakeTimeProvider time, Func<Task<T>> work)
    {
        var (before, thread) = (Current, new SingleThread());
        SetSynchronizationContext(thread);
        try
        {
            var task = work();
            var end = time.GetUtcNow() + Longest;
            while (!task.IsCompleted && time.GetUtcNow() < end)
            {
                if (thread._posted.TryDequeue(out var next))
                {
                    next.Do(next.State);
                }
                else
                {
                    time.Advance(TimeSpan.FromMilliseconds(1));
                }
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));
}
