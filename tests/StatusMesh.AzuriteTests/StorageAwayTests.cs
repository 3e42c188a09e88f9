using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Status;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.AzuriteTests;

public sealed class StorageAwayTests
{
    [Fact]
    public async Task An_account_that_is_gone_is_named_as_such_by_tables_and_queues()
    {
        var folder = Directory.CreateTempSubdirectory("statusmesh-away-").FullName;
        try
        {
            var start = await AzuriteProcess.StartAsync(
                new AzuriteOptions { DataFolder = folder, TablePort = 0, QueuePort = 0 }, NullLogger.Instance, TestContext.Current.CancellationToken);
            if (start is AzuriteStart.Unavailable unavailable)
            {
                Assert.Skip(unavailable.Problem.Message);
            }

            var azurite = ((AzuriteStart.Started)start).Process;
            var clients = StorageClients.Create(
                new StorageOptions { Kind = StorageKind.Azurite, ConnectionString = azurite.Endpoints.ConnectionString }, new DefaultAzureCredential());
            var snapshots = new TableSnapshotStore(clients.Tables);
            Assert.Null(await snapshots.FindAsync("m-00000", new string('0', 64), TestContext.Current.CancellationToken));
            await azurite.DisposeAsync();

            var read = snapshots.FindAsync("m-00000", new string('0', 64), TestContext.Current.CancellationToken);
            var sent = new StorageQueueSender(clients.Queues).SendAsync("votes", ["x"], TestContext.Current.CancellationToken);

            await Assert.ThrowsAsync<StorageUnavailableException>(() => read);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => sent);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
