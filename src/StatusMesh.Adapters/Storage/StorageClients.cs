using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using StatusMesh.Core.Json;

namespace StatusMesh.Adapters.Storage;

/// <summary>
/// The clients of one storage account. They repeat failed requests three times, within about 6 s, and heed Retry-After; whatever
/// fails after that is left to the queues, which deliver again.
/// </summary>
public sealed record StorageClients(TableServiceClient Tables, QueueServiceClient Queues)
{
    /// <summary>Clients for <paramref name="options"/>; <paramref name="credential"/> is used with endpoints only.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static StorageClients Create(StorageOptions options, TokenCredential credential) => Create(options, credential, _ => { });

    /// <summary>The same; <paramref name="adapt"/> may add policies: tests break the way to storage with them.</summary>
    internal static StorageClients Create(StorageOptions options, TokenCredential credential, Action<ClientOptions> adapt)
    {
        if (options.Kind == StorageKind.Memory)
        {
            throw new InvalidOperationException("Storage:Kind is memory; storage clients need azure or azurite.");
        }

        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return FromConnectionString(options.ConnectionString, adapt);
        }

        if (options.TablesUri is null || options.QueuesUri is null)
        {
            throw new InvalidOperationException(
                $"Storage:Kind is {Kebab.Name(options.Kind)}, but it is not said where: "
                + "set Storage:ConnectionString, or both Storage:TablesUri and Storage:QueuesUri.");
        }

        return new StorageClients(
            new TableServiceClient(Https(options.TablesUri, nameof(options.TablesUri)), credential, TableOptions(adapt)),
            new QueueServiceClient(Https(options.QueuesUri, nameof(options.QueuesUri)), credential, QueueOptions(adapt)));
    }

    private static StorageClients FromConnectionString(string connectionString, Action<ClientOptions> adapt)
    {
        try
        {
            return new StorageClients(
                new TableServiceClient(connectionString, TableOptions(adapt)), new QueueServiceClient(connectionString, QueueOptions(adapt)));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Its value is a secret, and so may be what the SDK says of it.
            throw new InvalidOperationException("Storage:ConnectionString is not the connection string of a storage account with tables and queues.");
        }
    }

    private static Uri Https(Uri uri, string setting) => uri is { IsAbsoluteUri: true, Scheme: "https" }
        ? uri
        : throw new InvalidOperationException($"Storage:{setting} is {uri}; it must be an absolute https address, because a token is sent there.");

    private static TableClientOptions TableOptions(Action<ClientOptions> adapt)
    {
        var options = new TableClientOptions { Diagnostics = { IsTelemetryEnabled = false, IsDistributedTracingEnabled = false } };
        options.AddPolicy(new StorageAwayPolicy(), HttpPipelinePosition.PerCall);
        adapt(options);
        return options;
    }

    private static QueueClientOptions QueueOptions(Action<ClientOptions> adapt)
    {
        var options = new QueueClientOptions { Diagnostics = { IsTelemetryEnabled = false, IsDistributedTracingEnabled = false } };

        // As for tables; the default of five would keep a caller waiting for 25 s.
        options.Retry.MaxRetries = 3;
        options.AddPolicy(new StorageAwayPolicy(), HttpPipelinePosition.PerCall);
        adapt(options);
        return options;
    }
}
