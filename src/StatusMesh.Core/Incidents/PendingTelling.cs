namespace StatusMesh.Core.Incidents;

/// <summary>What is to be written into the log of an incident and told to the channels; stored together with the verdict that led to it.</summary>
/// <param name="Number">Number of the telling, unique for a target.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Events">For its log, oldest first.</param>
/// <param name="Alert">For the channels; null when they need not hear of it, or not now.</param>
public sealed record PendingTelling(int Number, DateTimeOffset At, string IncidentId, IReadOnlyList<IncidentEvent> Events, AlertKind? Alert);
