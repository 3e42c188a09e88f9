using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Incidents;

/// <summary>One line of an incident's timeline.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Kind">What happened.</param>
public sealed record IncidentEvent(DateTimeOffset At, IncidentEventKind Kind)
{
    /// <summary>The verdict from then on; null for notes.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The cause from then on; null when regions see different things, and for notes.</summary>
    public Cause? Cause { get; init; }

    /// <summary>The regions that have seen it by then; empty for notes.</summary>
    public IReadOnlyList<string> Regions { get; init => field = value ?? []; } = [];

    /// <summary>A note's text, 1..2,000 characters; null for other kinds.</summary>
    public string? Text { get; init; }
}
