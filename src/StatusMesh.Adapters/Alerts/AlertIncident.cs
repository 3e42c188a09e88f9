using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Probing;

namespace StatusMesh.Adapters.Alerts;

/// <summary>An incident as programs get it.</summary>
internal sealed record AlertIncident(
    string Id,
    string Url,
    string Name,
    Verdict Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Cause? Cause,
    DateTimeOffset StartedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? EndedAt,
    IReadOnlyList<string> Regions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? RetryAt)
{
    /// <summary>The facts of <paramref name="incident"/>.</summary>
    public static AlertIncident Of(Incident incident) => new(
        incident.Id,
        incident.Url,
        incident.Name,
        incident.Verdict,
        incident.Cause,
        incident.StartedAt,
        incident.EndedAt,
        incident.Regions,
        incident.RetryAt);
}
