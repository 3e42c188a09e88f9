using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;

namespace StatusMesh.Core.Status;

/// <summary>What the votes on a target have led to so far, which the latest votes alone would not tell.</summary>
/// <param name="Verdict">What the mesh says.</param>
/// <param name="Since">Start of the first check that showed it, UTC.</param>
/// <param name="LastKnown">The last verdict before it became unknown; null when it is not unknown, or was never anything else.</param>
/// <param name="Incident">The incident that the target is in, or was in last; null when it never was.</param>
public sealed record Standing(Verdict Verdict, DateTimeOffset Since, KnownVerdict? LastKnown, IncidentState? Incident);
