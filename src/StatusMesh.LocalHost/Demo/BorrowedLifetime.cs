namespace StatusMesh.LocalHost.Demo;

/// <summary>Leaves Ctrl+C and signals to the host that the demo sites run in.</summary>
internal sealed class BorrowedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
