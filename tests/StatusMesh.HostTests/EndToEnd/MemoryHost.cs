namespace StatusMesh.HostTests.EndToEnd;

/// <summary>One host with its data in memory for all tests of a class.</summary>
public sealed class MemoryHost : SharedHost
{
    /// <inheritdoc/>
    protected override string[] Arguments => ["--storage", "memory"];
}
