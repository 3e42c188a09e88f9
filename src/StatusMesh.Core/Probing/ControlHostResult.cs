namespace StatusMesh.Core.Probing;

/// <summary>How one control host answered a region.</summary>
public sealed record ControlHostResult
{
    /// <summary>The host as the settings name it.</summary>
    public required string Host { get; init; }

    /// <summary>True when any HTTP answer arrived.</summary>
    public required bool Answered { get; init; }

    /// <summary>True when the host's address is not public, so that it speaks for private networks only.</summary>
    public required bool IsPrivate { get; init; }

    /// <summary>What kept it from answering; null when it answered.</summary>
    public Cause? Cause { get; init; }
}
