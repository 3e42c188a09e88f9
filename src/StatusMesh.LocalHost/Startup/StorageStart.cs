using StatusMesh.Adapters.Storage;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.LocalHost.Startup;

/// <summary>The storage that the host works with, started where it has to be.</summary>
internal sealed class StorageStart : IAsyncDisposable
{
    private readonly DataFolder? _folder;
    private readonly AzuriteSupervisor? _azurite;

    private StorageStart(StorageOptions options, string description, DataFolder? folder = null, AzuriteSupervisor? azurite = null)
    {
        Options = options;
        Description = description;
        _folder = folder;
        _azurite = azurite;
    }

    /// <summary>How the adapters reach it.</summary>
    public StorageOptions Options { get; }

    /// <summary>What and where it is, for people.</summary>
    public string Description { get; }

    /// <summary>Starts Azurite when the settings want it; without Node.js the host goes on in memory and says so.</summary>
    /// <exception cref="StartupProblem">The data folder or the ports do not let it start.</exception>
    public static async Task<StorageStart> StartAsync(HostSettings settings, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        switch (settings.Storage.Kind)
        {
            case StorageKind.Memory:
                return new StorageStart(settings.Storage, "in memory, gone at the end");
            case StorageKind.Azure:
                return new StorageStart(settings.Storage, "a storage account in Azure");
        }

        var folder = DataFolder.Claim(settings.Local.DataFolder);
        try
        {
            switch (await AzuriteProcess.StartAsync(new AzuriteOptions { DataFolder = folder.Azurite }, logger, cancellationToken))
            {
                case AzuriteStart.Started started:
                    var endpoints = started.Process.Endpoints;
                    return new StorageStart(
                        new StorageOptions { Kind = StorageKind.Azurite, ConnectionString = endpoints.ConnectionString },
                        $"Azurite in {folder.Azurite}; tables at {endpoints.Tables}, queues at {endpoints.Queues}",
                        folder,
                        AzuriteSupervisor.Watch(started.Process, logger, time));
                case AzuriteStart.Unavailable unavailable:
                    folder.Dispose();
                    return new StorageStart(
                        new StorageOptions { Kind = StorageKind.Memory },
                        $"in memory, gone at the end. {unavailable.Problem.Message} {unavailable.Problem.WayOut}");
                case var other:
                    throw new InvalidOperationException($"Unknown start {other}.");
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder?.Dispose();
    }
}
