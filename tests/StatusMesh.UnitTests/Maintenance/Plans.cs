using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Maintenance;

/// <summary>Short ways to write maintenance windows.</summary>
internal static class Plans
{
    public static MaintenanceWindow Daily(string at, double minutes, string zone = "UTC", string? title = null) =>
        Window(new MaintenanceSchedule.Daily(TimeOnly.Parse(at, null)), minutes, zone) with { Title = title };

    public static MaintenanceWindow Cron(string text, double minutes, string zone = "UTC") => Window(new MaintenanceSchedule.Cron(text), minutes, zone);

    public static MaintenanceWindow Window(MaintenanceSchedule schedule, double minutes, string zone = "UTC") =>
        new() { Schedule = schedule, For = TimeSpan.FromMinutes(minutes), Zone = zone };

    public static MaintenanceWindow Once(DateTimeOffset from, DateTimeOffset to, string? title = null) => new()
    {
        Title = title,
        Schedule = new MaintenanceSchedule.Once(DateTime.SpecifyKind(from.UtcDateTime, DateTimeKind.Unspecified), DateTime.SpecifyKind(to.UtcDateTime, DateTimeKind.Unspecified)),
        Zone = "UTC",
    };

    /// <summary>For all monitors.</summary>
    public static PlannedMaintenance ForAll(this MaintenanceWindow window) => PlannedMaintenance.Create(MonitorSource.File, targetId: null, window);

    /// <summary>For one monitor.</summary>
    public static PlannedMaintenance For(this MaintenanceWindow window, MonitorRegistration monitor) =>
        PlannedMaintenance.Create(MonitorSource.File, monitor.Target.Id, window);

    /// <summary>The times that a window is open in a span, by asking for the next one again and again.</summary>
    public static List<MaintenanceSpan> Between(MaintenanceWindow window, DateTimeOffset from, DateTimeOffset to)
    {
        var calendar = new WindowCalendar(window);
        var spans = new List<MaintenanceSpan>();
        for (var at = from; calendar.FirstEndingAfter(at) is { } span && span.From < to; at = span.To)
        {
            spans.Add(span);
        }

        return spans;
    }
}
