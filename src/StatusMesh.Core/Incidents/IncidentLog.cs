using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Incidents;

/// <summary>Writes incidents down. Writing the same again changes nothing.</summary>
public sealed class IncidentLog(IIncidentStore store, MeshOptions mesh)
{
    private const int Attempts = 10;

    /// <summary>Adds the events of <paramref name="telling"/>, and brings the incident up to what <paramref name="snapshot"/> says.</summary>
    /// <param name="monitor">The monitor; null when it has just been removed.</param>
    /// <param name="snapshot">The snapshot that holds the telling.</param>
    /// <param name="telling">What to add.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The incident as it is stored now; null when there is nothing to write it from.</returns>
    public async Task<Incident?> AddAsync(
        MonitorRegistration? monitor, Snapshot snapshot, PendingTelling telling, CancellationToken cancellationToken)
    {
        var state = snapshot.Incident?.Id == telling.IncidentId ? snapshot.Incident : null;
        return await ChangeAsync(
            telling.IncidentId,
            known => (known ?? New(monitor, snapshot, state)) is { } incident ? Update(incident, state, telling.Events) : null,
            cancellationToken);
    }

    /// <summary>Adds a note. Null when there is no such incident.</summary>
    /// <param name="incidentId">Id of the incident.</param>
    /// <param name="text">The note, 1..2,000 characters.</param>
    /// <param name="at">Its time, UTC.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public Task<Incident?> AddNoteAsync(string incidentId, string text, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(incidentId, known => known is null ? null : Update(known, null, [new IncidentEvent(at, IncidentEventKind.Note) { Text = text }]), cancellationToken);

    /// <summary>Notes under which thread the channels hear of an incident; the first note stands.</summary>
    /// <returns>The incident as it is stored now; null when there is none of that id.</returns>
    public Task<Incident?> SetThreadAsync(string incidentId, string thread, CancellationToken cancellationToken) =>
        ChangeAsync(incidentId, known => known is { Thread: null } ? known with { Thread = thread } : known, cancellationToken);

    private async Task<Incident?> ChangeAsync(string incidentId, Func<Incident?, Incident?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var stored = await store.FindAsync(incidentId, cancellationToken);
            var changed = change(stored?.Value);
            if (changed is null || changed == stored?.Value || await store.TryWriteAsync(new(changed, stored?.Version), cancellationToken))
            {
                return changed;
            }
        }

        throw new TimeoutException($"Incident {incidentId} changed {Attempts} times while it was written.");
    }

    private Incident? New(MonitorRegistration? monitor, Snapshot snapshot, IncidentState? state) => state is null ? null : new Incident
    {
        Id = state.Id,
        TargetId = snapshot.Id,
        Url = snapshot.Url,
        Name = monitor?.Name ?? snapshot.Url,
        StartedAt = state.StartedAt,
        Verdict = state.Verdict,
        Regions = state.Regions,
        MeshSize = mesh.Regions.Count,
        Timeline = [],
    };

    private static Incident Update(Incident incident, IncidentState? state, IReadOnlyList<IncidentEvent> events)
    {
        var news = events.Where(entry => !incident.Timeline.Any(known => known.Kind == entry.Kind && known.At == entry.At && known.Text == entry.Text)).ToList();
        if (incident.Timeline.Count + news.Count > Incident.MostEvents)
        {
            news.RemoveAll(entry => entry.Kind is IncidentEventKind.Changed or IncidentEventKind.Flapping);
        }

        var withdrawn = events.LastOrDefault(entry => entry.Kind == IncidentEventKind.Withdrawn);
        var next = state is null
            ? incident with { EndedAt = incident.EndedAt ?? withdrawn?.At }
            : incident with
            {
                EndedAt = state.EndedAt,
                Verdict = state.Verdict,
                Cause = state.Cause,
                Regions = state.Regions,
                Address = state.Address,
                RetryAt = state.RetryAt,
            };
        return next with { Timeline = news.Count == 0 ? incident.Timeline : [.. incident.Timeline.Concat(news).OrderBy(entry => entry.At)] };
    }
}
