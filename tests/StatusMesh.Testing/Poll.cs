using Xunit;

namespace StatusMesh.Testing;

/// <summary>Looks again and again until the world is as expected. The bound is generous: it says that something hangs, not that it is slow.</summary>
public static class Poll
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The first look that <paramref name="isIt"/>; fails with <paramref name="show"/> of the last one.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isIt, Func<T, string> show)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isIt(seen))
            {
                return seen;
            }

            if (TimeProvider.System.GetElapsedTime(start) > Bound)
            {
                Assert.Fail($"Not as expected after {Bound.TotalSeconds:0} s. Last seen:{Environment.NewLine}{show(seen)}");
            }

            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Returns when <paramref name="isIt"/>; fails with <paramref name="show"/>.</summary>
    public static Task UntilAsync(Func<bool> isIt, Func<string> show) => UntilAsync(() => Task.FromResult(isIt()), it => it, _ => show());
}
