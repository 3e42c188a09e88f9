using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Adapters.StorageQueues;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Storage;

/// <summary>Registers one adapter for each storage and queue port.</summary>
public static class StorageRegistration
{
    /// <summary>State and queues that end with the process.</summary>
    public static IServiceCollection AddInMemoryStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<InMemoryQueues>()
            .AddSingleton<IMessageSender>(provider => provider.GetRequiredService<InMemoryQueues>())
            .AddSingleton<IMessageReceiver>(provider => provider.GetRequiredService<InMemoryQueues>())
            .AddSingleton<IMonitorStore, InMemoryMonitorStore>()
            .AddSingleton<IMaintenanceStore, InMemoryMaintenanceStore>()
            .AddSingleton<IBeatStore, InMemoryBeatStore>()
            .AddSingleton<ISnapshotStore, InMemorySnapshotStore>()
            .AddSingleton<IResultStore, InMemoryResultStore>()
            .AddSingleton<IHistoryStore, InMemoryHistoryStore>()
            .AddSingleton<IIncidentStore, InMemoryIncidentStore>()
            .AddSingleton<IAlertOutbox, InMemoryAlertOutbox>();
    }

    /// <summary>State and queues in a storage account or its emulator; with endpoints instead of a connection string, as the node's identity.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        var clients = StorageClients.Create(options, new DefaultAzureCredential());
        return services
            .AddSingleton(clients.Tables)
            .AddSingleton(clients.Queues)
            .AddSingleton<IMessageSender, StorageQueueSender>()
            .AddSingleton<IMessageReceiver, StorageQueueReceiver>()
            .AddSingleton<IMonitorStore, TableMonitorStore>()
            .AddSingleton<IMaintenanceStore, TableMaintenanceStore>()
            .AddSingleton<IBeatStore, TableBeatStore>()
            .AddSingleton<ISnapshotStore, TableSnapshotStore>()
            .AddSingleton<IResultStore, TableResultStore>()
            .AddSingleton<IHistoryStore, TableHistoryStore>()
            .AddSingleton<IIncidentStore, TableIncidentStore>()
            .AddSingleton<IAlertOutbox, TableAlertOutbox>();
    }
}
