using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Maintenance;

/// <summary>Plans maintenance.</summary>
public sealed class MaintenancePlanner(IMaintenanceStore store, MonitorDirectory directory)
{
    /// <summary>
    /// Makes <paramref name="plans"/> the plans of <paramref name="source"/>: adds those that are new, then removes what the source
    /// planned before and no longer wants.
    /// </summary>
    public async Task ApplyAsync(MonitorSource source, IReadOnlyList<PlannedMaintenance> plans, CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(cancellationToken)).Where(plan => plan.Source == source).Select(plan => plan.Id).ToHashSet();
        var wanted = plans.Select(plan => plan.Id).ToHashSet();
        foreach (var plan in plans.Where(plan => !known.Contains(plan.Id)))
        {
            await store.PutAsync(plan, cancellationToken);
        }

        foreach (var id in known.Where(id => !wanted.Contains(id)))
        {
            await store.RemoveAsync(id, cancellationToken);
        }

        directory.Expire();
    }
}
