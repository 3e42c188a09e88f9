namespace StatusMesh.Core.Status;

/// <summary>What the caller's own observation adds to the verdict.</summary>
public sealed record MeAnswer
{
    /// <summary>What the caller said of itself.</summary>
    public required CallerObservation Observation { get; init; }

    /// <summary>What that means together with the verdict, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What the caller can try, best first; empty when there is nothing to try.</summary>
    public required IReadOnlyList<AdviceStep> Try { get; init; }
}
