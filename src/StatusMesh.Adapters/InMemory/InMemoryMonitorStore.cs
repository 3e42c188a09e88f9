using System.Collections.Concurrent;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Registrations that end with the process.</summary>
public sealed class InMemoryMonitorStore : IMonitorStore
{
    private readonly ConcurrentDictionary<string, MonitorRegistration> _monitors = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MonitorRegistration>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MonitorRegistration>>([.. _monitors.Values]);

    /// <inheritdoc/>
    public Task PutAsync(MonitorRegistration monitor, CancellationToken cancellationToken)
    {
        _monitors[TableLimits.CheckKey(monitor.Target.Id)] = monitor;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string targetId, CancellationToken cancellationToken)
    {
        _monitors.TryRemove(TableLimits.CheckKey(targetId), out _);
        return Task.CompletedTask;
    }
}
