using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.Storage;
using StatusMesh.LocalHost.Azurite;

[assembly: AssemblyFixture(typeof(StatusMesh.AzuriteTests.AzuriteFixture))]

namespace StatusMesh.AzuriteTests;

/// <summary>One Azurite for all tests of this project, on free ports and with a folder of its own. It ends with the test run.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statusmesh-azurite-").FullName;
    private AzuriteStart? _start;
    private StorageClients? _clients;

    /// <summary>Tables of Azurite; skips the test when this machine cannot run it.</summary>
    public TableServiceClient Tables => Clients.Tables;

    /// <summary>Queues of Azurite; skips the test when this machine cannot run it.</summary>
    public QueueServiceClient Queues => Clients.Queues;

    /// <summary>How to reach both; skips the test when this machine cannot run it.</summary>
    public string ConnectionString
    {
        get
        {
            _ = Clients;
            return ((AzuriteStart.Started)_start!).Process.Endpoints.ConnectionString;
        }
    }

    /// <summary>Both, as the product makes them; skips the test when this machine cannot run it.</summary>
    public StorageClients Clients
    {
        get
        {
            if (_start is AzuriteStart.Unavailable unavailable)
            {
                Assert.Skip(unavailable.Problem.Message);
            }

            return _clients!;
        }
    }

    /// <summary>Starts an Azurite on free ports with its data in <paramref name="folder"/>.</summary>
    public static Task<AzuriteStart> StartAsync(string folder, CancellationToken cancellationToken) => AzuriteProcess.StartAsync(
        new AzuriteOptions { DataFolder = folder, TablePort = 0, QueuePort = 0 }, NullLogger.Instance, cancellationToken);

    /// <summary>The product's clients for <paramref name="azurite"/>.</summary>
    public static StorageClients Connect(AzuriteProcess azurite) => StorageClients.Create(
        new StorageOptions { Kind = StorageKind.Azurite, ConnectionString = azurite.Endpoints.ConnectionString }, new DefaultAzureCredential());

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _start = await StartAsync(_folder, TestContext.Current.CancellationToken);
        _clients = _start is AzuriteStart.Started started ? Connect(started.Process) : null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_start is AzuriteStart.Started started)
        {
            await started.Process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
