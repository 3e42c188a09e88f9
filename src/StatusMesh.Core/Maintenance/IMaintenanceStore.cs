namespace StatusMesh.Core.Maintenance;

/// <summary>Where planned maintenance is kept, for single monitors and for all.</summary>
public interface IMaintenanceStore
{
    /// <summary>Every plan, in no particular order.</summary>
    Task<IReadOnlyList<PlannedMaintenance>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores <paramref name="plan"/>, replacing the one of the same id.</summary>
    Task PutAsync(PlannedMaintenance plan, CancellationToken cancellationToken);

    /// <summary>Removes the plan <paramref name="id"/>; nothing happens when there is none.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}
