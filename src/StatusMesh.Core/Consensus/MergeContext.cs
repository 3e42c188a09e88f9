using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Consensus;

/// <summary>What a merge must know besides the votes.</summary>
/// <param name="Regions">Names of the regions of the mesh, in order.</param>
/// <param name="Monitors">The registrations.</param>
/// <param name="Incidents">When trouble becomes an incident.</param>
/// <param name="Now">The time at which the message is merged, UTC.</param>
public sealed record MergeContext(IReadOnlyList<string> Regions, MonitorIndex Monitors, IncidentOptions Incidents, DateTimeOffset Now);
