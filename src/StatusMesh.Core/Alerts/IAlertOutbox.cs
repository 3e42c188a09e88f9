using StatusMesh.Core.Status;

namespace StatusMesh.Core.Alerts;

/// <summary>Where alerts wait until they are delivered.</summary>
public interface IAlertOutbox
{
    /// <summary>Adds entries; those whose id is there already are left as they are.</summary>
    Task AddAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="max"/> entries, those that are due first in front.</summary>
    Task<IReadOnlyList<Versioned<OutboxEntry>>> ListAsync(int max, CancellationToken cancellationToken);

    /// <summary>Replaces an entry by <paramref name="next"/> of the same id and creation. Null when its version is no longer the stored one: somebody else has it.</summary>
    Task<Versioned<OutboxEntry>?> TryReplaceAsync(Versioned<OutboxEntry> entry, OutboxEntry next, CancellationToken cancellationToken);

    /// <summary>Removes an entry; nothing happens when it is not there.</summary>
    Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken);
}
