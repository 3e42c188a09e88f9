using StatusMesh.Core.Incidents;

namespace StatusMesh.Core.Alerts;

/// <summary>An alert that one channel has not got yet.</summary>
public sealed record OutboxEntry
{
    /// <summary>Incident, number of the telling and channel: <c>20261122120031-ab12cd34ef56-3-ops</c>. The idempotency key of its delivery.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Why it is written to.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>Id of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Number of the telling; alerts of one incident are delivered in its order.</summary>
    public required int Number { get; init; }

    /// <summary>When it was put here, UTC. After 24 h it is given up.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be sent, UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Deliveries that were tried.</summary>
    public int Attempts { get; init; }
}
