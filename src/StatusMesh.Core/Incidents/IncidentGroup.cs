namespace StatusMesh.Core.Incidents;

/// <summary>Incidents that are one trouble.</summary>
/// <param name="Cause">What they have in common; null for an incident that stands alone.</param>
/// <param name="Name">The region, address, network or domain; null for an incident that stands alone.</param>
/// <param name="Incidents">The incidents, at least one, oldest first.</param>
public sealed record IncidentGroup(SharedCause? Cause, string? Name, IReadOnlyList<Incident> Incidents);
