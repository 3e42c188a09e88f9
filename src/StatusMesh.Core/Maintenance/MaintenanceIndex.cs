namespace StatusMesh.Core.Maintenance;

/// <summary>All planned maintenance at one moment.</summary>
public sealed class MaintenanceIndex
{
    private readonly Dictionary<string, TargetMaintenance> _byTarget;
    private readonly TargetMaintenance _forAll;
    private readonly TargetMaintenance _any;

    /// <summary>Indexes <paramref name="plans"/>.</summary>
    /// <exception cref="InvalidDataException">This machine does not know the time zone of a window.</exception>
    public MaintenanceIndex(IReadOnlyList<PlannedMaintenance> plans)
    {
        // By id, so that all nodes call maintenance by the same title.
        var windows = plans.OrderBy(plan => plan.Id, StringComparer.Ordinal)
            .Select(plan => (plan.TargetId, Window: (plan.Window.Title, new WindowCalendar(plan.Window))))
            .ToList();
        var forAll = windows.Where(window => window.TargetId is null).Select(window => window.Window).ToArray();
        _forAll = new TargetMaintenance(forAll);
        _any = new TargetMaintenance([.. windows.Select(window => window.Window)]);
        _byTarget = windows.Where(window => window.TargetId is not null)
            .GroupBy(window => window.TargetId!, window => window.Window)
            .ToDictionary(target => target.Key, target => new TargetMaintenance([.. target, .. forAll]));
    }

    /// <summary>Nothing is planned.</summary>
    public static MaintenanceIndex None { get; } = new([]);

    /// <summary>The windows of the monitor of a target.</summary>
    public TargetMaintenance Of(string targetId) => _byTarget.GetValueOrDefault(targetId, _forAll);

    /// <summary>True when any window of any monitor closed in (<paramref name="from"/>, <paramref name="to"/>].</summary>
    public bool AnyEndedIn(DateTimeOffset from, DateTimeOffset to) => _any.AnyEndsIn(from, to);
}
