using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Alerts that end with the process.</summary>
public sealed class InMemoryAlertOutbox : IAlertOutbox
{
    private const string All = "all";

    private readonly Lock _lock = new();
    private readonly VersionedItems<OutboxEntry> _entries = new();

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var entry in entries.Where(entry => _entries.Find(All, TableLimits.CheckKey(entry.Id)) is null))
            {
                _entries.Set(All, entry.Id, entry);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Versioned<OutboxEntry>>> ListAsync(int max, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Versioned<OutboxEntry>>>([.. _entries.All(All).Values.OrderBy(entry => entry.Value.Due).Take(max)]);
        }
    }

    /// <inheritdoc/>
    public Task<Versioned<OutboxEntry>?> TryReplaceAsync(Versioned<OutboxEntry> entry, OutboxEntry next, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (entry.Version is null || !_entries.IsCurrent(All, next.Id, entry.Version))
            {
                return Task.FromResult<Versioned<OutboxEntry>?>(null);
            }

            _entries.Set(All, next.Id, next);
            return Task.FromResult(_entries.Find(All, next.Id));
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _entries.Remove(All, entry.Id);
        }

        return Task.CompletedTask;
    }
}
