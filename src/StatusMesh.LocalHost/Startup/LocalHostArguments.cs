namespace StatusMesh.LocalHost.Startup;

/// <summary>What the command line asks for.</summary>
public sealed record LocalHostArguments
{
    /// <summary>Settings, in the order in which they count: of two with the same key the later one does. Keys as in appsettings.json.</summary>
    public required IReadOnlyList<KeyValuePair<string, string?>> Settings { get; init; }
}
