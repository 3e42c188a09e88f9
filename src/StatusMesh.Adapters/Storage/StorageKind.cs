namespace StatusMesh.Adapters.Storage;

/// <summary>Where a mesh keeps its state.</summary>
public enum StorageKind
{
    /// <summary>A storage account in Azure.</summary>
    Azure,

    /// <summary>The emulator on this machine, which LocalHost starts.</summary>
    Azurite,

    /// <summary>This process; everything ends with it.</summary>
    Memory,
}
