using StatusMesh.Core.Alerts;
using StatusMesh.Core.Status;

namespace StatusMesh.Simulation.Mesh;

/// <summary>An outbox that says what is put into it for the first time. Nobody delivers.</summary>
public sealed class WatchedOutbox(Action<OutboxEntry> added) : IAlertOutbox
{
    private readonly HashSet<string> _known = [];

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries.Where(entry => _known.Add(entry.Id)))
        {
            added(entry);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Versioned<OutboxEntry>>> ListAsync(int max, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<Versioned<OutboxEntry>?> TryReplaceAsync(Versioned<OutboxEntry> entry, OutboxEntry next, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();
}
