namespace StatusMesh.Core.Maintenance;

/// <summary>What became of a draft: a window, or nothing but its mistakes.</summary>
public abstract record MaintenanceReading
{
    private MaintenanceReading()
    {
    }

    /// <summary>It makes sense.</summary>
    public sealed record Accepted(MaintenanceWindow Window) : MaintenanceReading;

    /// <summary>It makes none; every mistake that was found.</summary>
    public sealed record Rejected(IReadOnlyList<MaintenanceProblem> Problems) : MaintenanceReading;
}
