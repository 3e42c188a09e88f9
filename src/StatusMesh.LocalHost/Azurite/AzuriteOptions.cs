namespace StatusMesh.LocalHost.Azurite;

/// <summary>How Azurite is started.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Azurite's own folder; made when it is not there.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Port of the tables, 0..65535. Default 10002; 0: any free one.</summary>
    public int TablePort { get; init; } = 10002;

    /// <summary>Port of the queues, 0..65535. Default 10001; 0: any free one.</summary>
    public int QueuePort { get; init; } = 10001;

    /// <summary>True: start on these ports or not at all. Default false: free ports are taken when one of them is busy.</summary>
    public bool FixedPorts { get; init; }

    /// <summary>The folder with <c>keeper.js</c> and <c>node_modules</c>. Default: the one that the build installed into.</summary>
    public string PackageFolder { get; init; } = AzuritePackage.Find();

    /// <summary>The Node.js program. Default <c>node</c>, by the search path.</summary>
    public string NodeCommand { get; init; } = "node";
}
