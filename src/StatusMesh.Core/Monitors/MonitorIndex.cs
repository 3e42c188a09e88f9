using StatusMesh.Core.Maintenance;

namespace StatusMesh.Core.Monitors;

/// <summary>All registrations at one moment, with their planned maintenance.</summary>
public sealed class MonitorIndex
{
    private readonly Dictionary<string, MonitorRegistration> _byId;

    /// <summary>Indexes <paramref name="monitors"/>.</summary>
    public MonitorIndex(IReadOnlyList<MonitorRegistration> monitors)
    {
        All = [.. monitors.OrderBy(monitor => monitor.Name, StringComparer.OrdinalIgnoreCase).ThenBy(monitor => monitor.Target.Url, StringComparer.Ordinal)];
        _byId = All.ToDictionary(monitor => monitor.Target.Id);
    }

    /// <summary>Every registration, by name.</summary>
    public IReadOnlyList<MonitorRegistration> All { get; }

    /// <summary>Keys of the shards in use.</summary>
    public IEnumerable<string> Shards => All.Select(monitor => monitor.Shard).Distinct();

    /// <summary>All planned maintenance.</summary>
    public MaintenanceIndex Maintenance { get; init; } = MaintenanceIndex.None;

    /// <summary>The registration of a target; null when nobody registered it.</summary>
    public MonitorRegistration? Find(string targetId) => _byId.GetValueOrDefault(targetId);

    /// <summary>The maintenance windows of a target; none when nobody registered it.</summary>
    public TargetMaintenance MaintenanceOf(string targetId) => Find(targetId) is null ? TargetMaintenance.None : Maintenance.Of(targetId);
}
