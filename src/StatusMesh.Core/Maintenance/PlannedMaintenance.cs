using System.Security.Cryptography;
using System.Text;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Maintenance;

/// <summary>A maintenance window that somebody planned.</summary>
public sealed record PlannedMaintenance
{
    /// <summary>Key of the window, 32 hex digits; it follows from all the rest.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the target whose monitor it is for; null: for all monitors.</summary>
    public string? TargetId { get; init; }

    /// <summary>Who planned it; whoever did may take it away again.</summary>
    public required MonitorSource Source { get; init; }

    /// <summary>The window.</summary>
    public required MaintenanceWindow Window { get; init; }

    /// <summary>The plan of <paramref name="source"/>. The same plan made twice has the same id.</summary>
    public static PlannedMaintenance Create(MonitorSource source, string? targetId, MaintenanceWindow window)
    {
        var text = string.Join('\n', Kebab.Name(source), targetId, window.Schedule, window.For, window.Zone, window.Title);
        return new PlannedMaintenance
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)),
            TargetId = targetId,
            Source = source,
            Window = window,
        };
    }
}
