namespace StatusMesh.Core.Monitors;

/// <summary>Where registrations are kept.</summary>
public interface IMonitorStore
{
    /// <summary>Every registration, in no particular order.</summary>
    Task<IReadOnlyList<MonitorRegistration>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores <paramref name="monitor"/>, replacing the one of the same target.</summary>
    Task PutAsync(MonitorRegistration monitor, CancellationToken cancellationToken);

    /// <summary>Removes the registration of a target; nothing happens when there is none.</summary>
    Task RemoveAsync(string targetId, CancellationToken cancellationToken);
}
