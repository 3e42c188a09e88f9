using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.History;

/// <summary>The published formula: docs/uptime.md.</summary>
public static class UptimeFormula
{
    /// <summary>True for a minute that counts as up: the site could be used, if slowly, or not from everywhere.</summary>
    public static bool IsUp(Verdict verdict) => verdict is Verdict.Up or Verdict.Degraded or Verdict.Regional;

    /// <summary>True for a minute that counts as down. Blocked, maintenance and unknown count as neither.</summary>
    public static bool IsDown(Verdict verdict) => verdict is Verdict.Down;

    /// <summary>The figure of a period; null when no minute of it counts.</summary>
    /// <param name="measured">The numbers of what is stored of the period.</param>
    /// <param name="monitor">The monitor.</param>
    /// <param name="regions">Regions of the mesh, at least 1.</param>
    /// <param name="from">Start of the period.</param>
    /// <param name="now">Its end.</param>
    public static UptimeFigure? Figure(UptimeNumbers measured, MonitorRegistration monitor, int regions, DateTimeOffset from, DateTimeOffset now)
    {
        var counted = measured.Up + measured.Down;
        if (counted == 0)
        {
            return null;
        }

        // Nothing is stored of hours in which the whole mesh was away; checks were due all the same.
        var since = monitor.RegisteredAt is { } registeredAt && registeredAt > from ? registeredAt : from;
        var missing = monitor.RegisteredAt is null ? 0 : Math.Max(0, Math.Floor((now - since).TotalMinutes) - measured.Minutes);
        var expected = measured.Expected + (missing * regions * (TimeSpan.FromMinutes(1) / monitor.Interval));
        return new UptimeFigure(Percent(measured.Up, counted), Percent(measured.Made, expected));
    }

    /// <summary>Rounded down to two digits, so that nothing but a clean record shows 100.</summary>
    private static double Percent(double part, double whole) =>
        part >= whole ? 100 : Math.Floor(Math.Round(10_000 * part / whole, 6)) / 100;
}
