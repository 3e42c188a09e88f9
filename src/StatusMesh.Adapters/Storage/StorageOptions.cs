namespace StatusMesh.Adapters.Storage;

/// <summary>Where a mesh keeps its state, and how to get there.</summary>
public sealed class StorageOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Storage";

    /// <summary>Kind of storage. Default azure; LocalHost chooses azurite.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Azure;

    /// <summary>Connection string of a storage account. Null: the endpoints below, with the node's identity. It wins when both are set.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Endpoint of the account's tables, https; null with a connection string.</summary>
    public Uri? TablesUri { get; set; }

    /// <summary>Endpoint of the account's queues, https; null with a connection string.</summary>
    public Uri? QueuesUri { get; set; }
}
