namespace StatusMesh.Core.Maintenance;

/// <summary>Planned trouble: while a window is open, its monitors are in maintenance whatever the regions see.</summary>
public sealed record MaintenanceWindow
{
    /// <summary>What is done in it, 1..100 characters; null when nobody says.</summary>
    public string? Title { get; init; }

    /// <summary>When it opens.</summary>
    public required MaintenanceSchedule Schedule { get; init; }

    /// <summary>How long it stays open, 1 min..7 d of elapsed time; null with <see cref="MaintenanceSchedule.Once"/>, which says its end itself.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>IANA name of the time zone that the schedule is meant in, for example <c>Europe/Berlin</c>.</summary>
    public required string Zone { get; init; }
}
