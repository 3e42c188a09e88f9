using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Incidents that end with the process.</summary>
public sealed class InMemoryIncidentStore : IIncidentStore
{
    private const string All = "all";
    private const int MostAtOnce = 1_000;

    private readonly Lock _lock = new();
    private readonly VersionedItems<Incident> _incidents = new();

    /// <inheritdoc/>
    public Task<Versioned<Incident>?> FindAsync(string incidentId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_incidents.Find(All, incidentId));
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryWriteAsync(Versioned<Incident> incident, CancellationToken cancellationToken)
    {
        var id = incident.Value.Id;
        if (IncidentKeys.Of(id) is null)
        {
            throw new ArgumentException($"\"{id}\" is no incident's id.", nameof(incident));
        }

        lock (_lock)
        {
            var isCurrent = _incidents.IsCurrent(All, id, incident.Version);
            if (isCurrent)
            {
                _incidents.Set(All, id, incident.Value with { Timeline = [.. incident.Value.Timeline], Regions = [.. incident.Value.Regions] });
            }

            return Task.FromResult(isCurrent);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Incident>> ListAsync(string? targetId, DateTimeOffset before, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MostAtOnce);
        return Task.FromResult(Newest(incident => incident.StartedAt < before && (targetId is null || incident.TargetId == targetId), max));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Incident>> ListOpenAsync(CancellationToken cancellationToken) => Task.FromResult(Newest(incident => incident.IsOpen, int.MaxValue));

    /// <inheritdoc/>
    public Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var over = Newest(incident => incident.EndedAt < before, MostAtOnce);
        lock (_lock)
        {
            foreach (var incident in over)
            {
                _incidents.Remove(All, incident.Id);
            }
        }

        return Task.FromResult(over.Count);
    }

    private IReadOnlyList<Incident> Newest(Func<Incident, bool> isWanted, int max)
    {
        lock (_lock)
        {
            return
            [
                .. _incidents.All(All).Values.Select(item => item.Value).Where(isWanted)
                    .OrderBy(incident => IncidentKeys.Of(incident.Id)!.Value.Row, StringComparer.Ordinal).Take(max),
            ];
        }
    }
}
