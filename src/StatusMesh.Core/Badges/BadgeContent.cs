namespace StatusMesh.Core.Badges;

/// <summary>What a badge says.</summary>
public sealed record BadgeContent
{
    /// <summary>Left part; may be empty, then the badge has only its message. Anybody may have written it.</summary>
    public required string Label { get; init; }

    /// <summary>Right part.</summary>
    public required string Message { get; init; }

    /// <summary>Colour of the right part.</summary>
    public required BadgeColor Color { get; init; }
}
