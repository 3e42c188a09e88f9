using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>What a monitors file says: all of it, or nothing but its mistakes.</summary>
public abstract record MonitorFileReading
{
    private MonitorFileReading()
    {
    }

    /// <summary>Every entry is good. In order of the file; none when the file is empty.</summary>
    /// <param name="Monitors">The monitors.</param>
    /// <param name="Maintenance">Maintenance windows for all monitors.</param>
    public sealed record Valid(IReadOnlyList<MonitorEntry> Monitors, IReadOnlyList<MaintenanceWindow> Maintenance) : MonitorFileReading
    {
        /// <summary>The maintenance of the file, for single monitors and for all. A window that stands there twice is one.</summary>
        public IReadOnlyList<PlannedMaintenance> Plans =>
        [
            .. Maintenance.Select(window => PlannedMaintenance.Create(MonitorSource.File, targetId: null, window))
                .Concat(Monitors.SelectMany(monitor => monitor.Maintenance.Select(
                    window => PlannedMaintenance.Create(MonitorSource.File, monitor.Target.Id, window))))
                .DistinctBy(plan => plan.Id),
        ];
    }

    /// <summary>At least one mistake, every one that was found, by line.</summary>
    public sealed record Invalid(IReadOnlyList<MonitorFileError> Errors) : MonitorFileReading;
}
