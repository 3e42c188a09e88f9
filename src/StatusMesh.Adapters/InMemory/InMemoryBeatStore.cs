using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Beats that end with the process.</summary>
public sealed class InMemoryBeatStore : IBeatStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _latest = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> WriteAsync(string targetId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var latest = Find(targetId);
            if (latest is null || latest < at)
            {
                _latest[targetId] = at;
            }

            return Task.FromResult(latest);
        }
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> ReadAsync(string targetId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Find(targetId));
        }
    }

    private DateTimeOffset? Find(string targetId) => _latest.TryGetValue(TableLimits.CheckKey(targetId), out var at) ? at : null;
}
