namespace StatusMesh.LocalHost.Azurite;

/// <summary>Where a running Azurite listens, on 127.0.0.1.</summary>
public sealed record AzuriteEndpoints
{
    /// <summary>Name and key of the development account are public constants, the same in every Azurite.</summary>
    private const string Account = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Port of the tables, 1..65535.</summary>
    public required int TablePort { get; init; }

    /// <summary>Port of the queues, 1..65535.</summary>
    public required int QueuePort { get; init; }

    /// <summary>True when the ports asked for were busy and others were taken.</summary>
    public required bool OtherPorts { get; init; }

    /// <summary>URL of the tables.</summary>
    public Uri Tables => new($"http://127.0.0.1:{TablePort}/{Account}");

    /// <summary>URL of the queues.</summary>
    public Uri Queues => new($"http://127.0.0.1:{QueuePort}/{Account}");

    /// <summary>What the storage SDKs take.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};QueueEndpoint={Queues};TableEndpoint={Tables};";
}
