using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Probing;

namespace StatusMesh.Web.Api;

/// <summary>Body of <c>/api/incidents</c>.</summary>
/// <param name="Incidents">Newest first.</param>
/// <param name="Continue">Parameter of the next page; null when this is the last.</param>
internal sealed record IncidentsBody(IReadOnlyList<IncidentBody> Incidents, string? Continue)
{
    public static IncidentsBody Of(IncidentPage page) =>
        new([.. page.Groups.Select(IncidentBody.Of)], page.Continue?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>An incident, or several that are one trouble.</summary>
internal sealed record IncidentBody
{
    /// <summary>Id of the incident; of several, of the first.</summary>
    public required string Id { get; init; }

    /// <summary>What several have in common: region, address, network or domain; null for one that stands alone.</summary>
    public required SharedCause? SharedCause { get; init; }

    /// <summary>The region, address, network or domain; null for one that stands alone.</summary>
    public required string? SharedName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while any of them is open.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    public required IReadOnlyList<IncidentMember> Monitors { get; init; }

    public static IncidentBody Of(IncidentGroup group) => new()
    {
        Id = group.Incidents[0].Id,
        SharedCause = group.Cause,
        SharedName = group.Name,
        StartedAt = group.Incidents[0].StartedAt,
        EndedAt = group.Incidents.Any(incident => incident.IsOpen) ? null : group.Incidents.Max(incident => incident.EndedAt),
        Monitors = [.. group.Incidents.Select(IncidentMember.Of)],
    };
}

/// <summary>What happened to one monitor.</summary>
internal sealed record IncidentMember
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required Verdict Verdict { get; init; }

    public required Cause? Cause { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required DateTimeOffset? RetryAt { get; init; }

    public required IReadOnlyList<IncidentEvent> Timeline { get; init; }

    public static IncidentMember Of(Incident incident) => new()
    {
        Id = incident.Id,
        Url = incident.Url,
        Name = incident.Name,
        Verdict = incident.Verdict,
        Cause = incident.Cause,
        Regions = incident.Regions,
        StartedAt = incident.StartedAt,
        EndedAt = incident.EndedAt,
        RetryAt = incident.RetryAt,
        Timeline = incident.Timeline,
    };
}
