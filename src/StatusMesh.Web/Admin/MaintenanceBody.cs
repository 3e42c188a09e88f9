using StatusMesh.Core.Maintenance;

namespace StatusMesh.Web.Admin;

/// <summary>Body of <c>POST /api/maintenance</c>: a window, and which monitor it is for.</summary>
internal sealed record MaintenanceBody
{
    /// <summary>URL of a registered monitor; null: for all monitors.</summary>
    public string? Monitor { get; init; }

    public string? Title { get; init; }

    public string? Zone { get; init; }

    public string? For { get; init; }

    public MaintenanceDraft.OnceText? Once { get; init; }

    public string? Daily { get; init; }

    public WeeklyBody? Weekly { get; init; }

    public MaintenanceDraft.MonthlyText? Monthly { get; init; }

    public string? Cron { get; init; }

    public MaintenanceDraft ToDraft() => new()
    {
        Title = Title,
        Zone = Zone,
        For = For,
        Once = Once,
        Daily = Daily,
        Weekly = Weekly is null ? null : new MaintenanceDraft.WeeklyText(Weekly.Days ?? [], Weekly.At),
        Monthly = Monthly,
        Cron = Cron,
    };
}

/// <summary>Weekdays and time.</summary>
internal sealed record WeeklyBody(IReadOnlyList<string>? Days, string? At);

/// <summary>A window that is planned.</summary>
/// <param name="Id">By which it is taken away again.</param>
/// <param name="Monitor">URL of its monitor; null: for all monitors.</param>
/// <param name="Title">What is done in it; null when nobody says.</param>
/// <param name="Schedule">When it opens, in words.</param>
/// <param name="Zone">Time zone of the schedule.</param>
/// <param name="Source">Who planned it: file, demo or admin.</param>
internal sealed record MaintenanceLine(string Id, string? Monitor, string? Title, string Schedule, string Zone, Core.Monitors.MonitorSource Source);

/// <summary>Answer of <c>GET /api/maintenance</c>.</summary>
internal sealed record MaintenanceList(IReadOnlyList<MaintenanceLine> Maintenance);
