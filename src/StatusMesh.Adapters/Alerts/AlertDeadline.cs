namespace StatusMesh.Adapters.Alerts;

/// <summary>The time that one delivery has.</summary>
internal static class AlertDeadline
{
    /// <summary>From the name's resolution to the end of the answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>What <paramref name="deliver"/> says, or that it took too long.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<string?> KeepAsync(TimeProvider time, Func<CancellationToken, Task<string?>> deliver, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await deliver(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"It did not answer within {Limit.TotalSeconds:0} s.";
        }
    }
}
