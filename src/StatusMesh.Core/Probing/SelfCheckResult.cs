namespace StatusMesh.Core.Probing;

/// <summary>What a region found out about itself by asking its control hosts.</summary>
public sealed record SelfCheckResult
{
    /// <summary>Start of the check, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What each control host did, in the order of the settings.</summary>
    public required IReadOnlyList<ControlHostResult> Controls { get; init; }
}
