namespace StatusMesh.LocalHost.Azurite;

/// <summary>What this machine lacks to run Azurite; the host can go on without it.</summary>
public enum AzuriteLack
{
    /// <summary>There is no Node.js, or an older one than 20.</summary>
    Node,

    /// <summary>The npm package is not installed.</summary>
    Package,
}
