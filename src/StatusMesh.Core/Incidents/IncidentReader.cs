namespace StatusMesh.Core.Incidents;

/// <summary>Reads the log for people: what belongs together stands together.</summary>
public sealed class IncidentReader(IIncidentStore store)
{
    /// <summary>Most incidents that a page may have.</summary>
    public const int MostOnPage = 100;

    /// <summary>Incidents read beyond a page, so that a group is not cut in two.</summary>
    private const int MostRead = 1_000;

    /// <summary>A page of groups, newest first.</summary>
    /// <param name="targetId">Of this target only; null: of all.</param>
    /// <param name="before">Only what began before this; the <see cref="IncidentPage.Continue"/> of the page before.</param>
    /// <param name="limit">Incidents on the page, 1..100; a group is never cut, so that there may be more.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IncidentPage> ReadAsync(string? targetId, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        if (targetId is not null)
        {
            var own = await store.ListAsync(targetId, before, limit + 1, cancellationToken);
            return new IncidentPage([.. own.Take(limit).Select(incident => new IncidentGroup(null, null, [incident]))], own.Count > limit ? own[limit - 1].StartedAt : null);
        }

        var read = await store.ListAsync(null, before, MostRead, cancellationToken);
        var page = new List<Incident>();
        foreach (var incident in read)
        {
            if (page.Count >= limit && page[^1].StartedAt - incident.StartedAt > IncidentGrouping.Span)
            {
                return new IncidentPage(IncidentGrouping.Of(page), page[^1].StartedAt);
            }

            page.Add(incident);
        }

        return new IncidentPage(IncidentGrouping.Of(page), read.Count == MostRead ? page[^1].StartedAt : null);
    }
}
