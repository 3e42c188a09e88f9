namespace StatusMesh.Core.Status;

/// <summary>Where to go from a status answer: absolute URLs.</summary>
public sealed record StatusLinks
{
    /// <summary>The page of the target.</summary>
    public required string Page { get; init; }

    /// <summary>Its badge.</summary>
    public required string Badge { get; init; }

    /// <summary>Its chart; null until there is one.</summary>
    public string? Chart { get; init; }

    /// <summary>Its open incident; null when there is none.</summary>
    public string? Incident { get; init; }
}
