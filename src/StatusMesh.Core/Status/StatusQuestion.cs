namespace StatusMesh.Core.Status;

/// <summary>What a caller asks.</summary>
public sealed record StatusQuestion
{
    /// <summary>The URL as it was sent.</summary>
    public required string Url { get; init; }

    /// <summary>Time to wait for a first or fresh verdict, 0..20 s. Default 8 s.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What the caller saw itself; null when it did not say.</summary>
    public CallerObservation? Me { get; init; }

    /// <summary>Origin of this StatusMesh as the caller reached it, for links: <c>https://status.example.com</c>.</summary>
    public required string Origin { get; init; }
}
