using Azure.Data.Tables;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Status;
using StatusMesh.LocalHost.Azurite;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.AzuriteTests;

public sealed class RestartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statusmesh-azurite-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_stored_is_there_after_Azurite_was_stopped_and_started_again()
    {
        await using (var azurite = await StartAsync())
        {
            await StoreAsync(AzuriteFixture.Connect(azurite));
        }

        await using (var azurite = await StartAsync())
        {
            await ExpectAsync(AzuriteFixture.Connect(azurite));
        }
    }

    [Fact]
    public async Task The_monitors_table_says_what_it_holds()
    {
        // In an account of its own: the contract's tests drop this table.
        await using var azurite = await StartAsync();
        var clients = AzuriteFixture.Connect(azurite);
        await new TableMonitorStore(clients.Tables).PutAsync(Samples.Monitor(123), Token);

        var id = Samples.TargetId(123);
        var row = (await clients.Tables.GetTableClient("monitors").GetEntityAsync<TableEntity>(id[..2], id, cancellationToken: Token)).Value;

        Assert.Equal("https://192.0.2.7:8443/123?q=1", row.GetString("url"));
        Assert.Equal("Site 123", row.GetString("name"));
        Assert.Equal("00:01:30", row.GetString("interval"));
        Assert.Equal("m-00001", row.GetString("shard"));
        Assert.Equal("demo", row.GetString("source"));
        Assert.Equal(1, row.GetInt32("v"));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task StoreAsync(StorageClients clients)
    {
        await new TableMonitorStore(clients.Tables).PutAsync(Samples.Monitor(1), Token);
        await new TableResultStore(clients.Tables).WriteAsync(Samples.Batch("m-00000", Samples.Tick), Token);
        await new StorageQueueSender(clients.Queues).SendAsync("votes", ["kept"], Token);
        Assert.True(await new TableSnapshotStore(clients.Tables).TrySaveAsync(
            "m-00000", [new Versioned<Snapshot>(Samples.Snapshot(1), Version: null)], [], Token));
    }

    private static async Task ExpectAsync(StorageClients clients)
    {
        Same.As(Samples.Monitor(1), Assert.Single(await new TableMonitorStore(clients.Tables).ListAsync(Token)));
        Same.As(Samples.Snapshot(1), (await new TableSnapshotStore(clients.Tables).FindAsync("m-00000", Samples.TargetId(1), Token))!);
        Same.As(
            Samples.Batch("m-00000", Samples.Tick),
            Assert.Single(await new TableResultStore(clients.Tables).ReadAsync("m-00000", "europe", Samples.Tick, Samples.Tick.AddHours(1), Token)));
        var receiver = new StorageQueueReceiver(clients.Queues, new StorageQueueSender(clients.Queues), TimeProvider.System);
        Assert.Equal("kept", Assert.Single(await receiver.ReceiveAsync("votes", 32, TimeSpan.FromMinutes(1), Token)).Body);
    }

    private async Task<AzuriteProcess> StartAsync()
    {
        var start = await AzuriteFixture.StartAsync(_folder, Token);
        if (start is AzuriteStart.Unavailable unavailable)
        {
            Assert.Skip(unavailable.Problem.Message);
        }

        return ((AzuriteStart.Started)start).Process;
    }
}
