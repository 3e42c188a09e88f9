using StatusMesh.Core.Status;

namespace StatusMesh.Core.Incidents;

/// <summary>Where the log of incidents is kept.</summary>
public interface IIncidentStore
{
    /// <summary>An incident; null when there is none of that id.</summary>
    Task<Versioned<Incident>?> FindAsync(string incidentId, CancellationToken cancellationToken);

    /// <summary>Stores an incident. False when its version is no longer the stored one (or it exists already): read and change again.</summary>
    Task<bool> TryWriteAsync(Versioned<Incident> incident, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="max"/> incidents that began before <paramref name="before"/>, newest first.</summary>
    /// <param name="targetId">Of this target only; null: of all.</param>
    /// <param name="before">Exclusive.</param>
    /// <param name="max">1..1,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<IReadOnlyList<Incident>> ListAsync(string? targetId, DateTimeOffset before, int max, CancellationToken cancellationToken);

    /// <summary>Every incident that is open, newest first.</summary>
    Task<IReadOnlyList<Incident>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>Removes at most 1,000 incidents that were over before <paramref name="before"/>; their number.</summary>
    Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
