using Microsoft.Extensions.DependencyInjection;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Adapters.Storage;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Adapters.Storage;

public sealed class StorageRegistrationTests
{
    private const string EmulatorWithKey =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:2/a;";

    [Fact]
    public void In_memory_every_port_has_its_twin_and_both_ends_share_the_queues()
    {
        using var provider = new ServiceCollection().AddInMemoryStorage().BuildServiceProvider();

        Assert.IsType<InMemoryBeatStore>(provider.GetRequiredService<IBeatStore>());
        Assert.IsType<InMemoryMonitorStore>(provider.GetRequiredService<IMonitorStore>());
        Assert.IsType<InMemorySnapshotStore>(provider.GetRequiredService<ISnapshotStore>());
        Assert.IsType<InMemoryResultStore>(provider.GetRequiredService<IResultStore>());
        Assert.IsType<InMemoryHistoryStore>(provider.GetRequiredService<IHistoryStore>());
        Assert.IsType<InMemoryIncidentStore>(provider.GetRequiredService<IIncidentStore>());
        Assert.IsType<InMemoryAlertOutbox>(provider.GetRequiredService<IAlertOutbox>());
        Assert.Same(provider.GetRequiredService<IMessageSender>(), provider.GetRequiredService<IMessageReceiver>());
        Assert.Same(provider.GetRequiredService<ISnapshotStore>(), provider.GetRequiredService<ISnapshotStore>());
    }

    [Theory]
    [InlineData(EmulatorWithKey, null, null)]
    [InlineData(null, "https://mesh.table.core.windows.net", "https://mesh.queue.core.windows.net")]
    public void With_an_account_every_port_has_its_adapter(string? connectionString, string? tables, string? queues)
    {
        using var provider = new ServiceCollection().AddAzureStorage(Options(connectionString, tables, queues)).BuildServiceProvider();

        Assert.IsType<TableBeatStore>(provider.GetRequiredService<IBeatStore>());
        Assert.IsType<TableMonitorStore>(provider.GetRequiredService<IMonitorStore>());
        Assert.IsType<TableSnapshotStore>(provider.GetRequiredService<ISnapshotStore>());
        Assert.IsType<TableResultStore>(provider.GetRequiredService<IResultStore>());
        Assert.IsType<TableHistoryStore>(provider.GetRequiredService<IHistoryStore>());
        Assert.IsType<TableIncidentStore>(provider.GetRequiredService<IIncidentStore>());
        Assert.IsType<TableAlertOutbox>(provider.GetRequiredService<IAlertOutbox>());
        Assert.IsType<StorageQueueSender>(provider.GetRequiredService<IMessageSender>());
        Assert.IsType<StorageQueueReceiver>(provider.GetRequiredService<IMessageReceiver>());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://mesh.table.core.windows.net", null)]
    [InlineData(null, "https://mesh.queue.core.windows.net")]
    public void Without_a_place_the_message_names_the_settings(string? tables, string? queues)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddAzureStorage(Options("", tables, queues)));

        Assert.Equal(
            "Storage:Kind is azure, but it is not said where: set Storage:ConnectionString, or both Storage:TablesUri and Storage:QueuesUri.",
            error.Message);
    }

    [Theory]
    [InlineData("http://mesh.table.core.windows.net", "https://mesh.queue.core.windows.net", "Storage:TablesUri is http://mesh.table")]
    [InlineData("https://mesh.table.core.windows.net", "/queues", "Storage:QueuesUri is /queues")]
    public void A_token_is_sent_to_https_addresses_only(string tables, string queues, string message)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddAzureStorage(Options(null, tables, queues)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("AccountName=a;AccountKey=no-base64-but-secret")]
    [InlineData("AccountKey=c2VjcmV0;secret=1")]
    public void A_broken_connection_string_is_not_repeated(string connectionString)
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => new ServiceCollection().AddAzureStorage(Options(connectionString, null, null)));

        Assert.StartsWith("Storage:ConnectionString is not", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private static StorageOptions Options(string? connectionString, string? tables, string? queues) => new()
    {
        ConnectionString = connectionString,
        TablesUri = tables is null ? null : new Uri(tables, UriKind.RelativeOrAbsolute),
        QueuesUri = queues is null ? null : new Uri(queues, UriKind.RelativeOrAbsolute),
    };
}
