using System.Collections.Concurrent;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Maintenance;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Planned maintenance that ends with the process.</summary>
public sealed class InMemoryMaintenanceStore : IMaintenanceStore
{
    private readonly ConcurrentDictionary<string, PlannedMaintenance> _plans = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PlannedMaintenance>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PlannedMaintenance>>([.. _plans.Values]);

    /// <inheritdoc/>
    public Task PutAsync(PlannedMaintenance plan, CancellationToken cancellationToken)
    {
        _plans[TableLimits.CheckKey(plan.Id)] = plan;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        _plans.TryRemove(TableLimits.CheckKey(id), out _);
        return Task.CompletedTask;
    }
}
