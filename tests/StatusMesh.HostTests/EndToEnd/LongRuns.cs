namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Tests that wait for several rounds of probes, or start several hosts: one after the other, so that they do not starve each other.</summary>
[CollectionDefinition(Name)]
public sealed class LongRuns
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "Long runs";
}
