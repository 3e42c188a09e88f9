namespace StatusMesh.Core.Mesh;

/// <summary>One region of the mesh.</summary>
public sealed record RegionOptions
{
    /// <summary>Name in URLs, queues and settings: 2..30 characters of a-z, 0-9 and inner hyphens, starting with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, for example <c>West Europe</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Degrees north, -90..90; null when not given.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180..180; null when not given.</summary>
    public double? Longitude { get; init; }
}
