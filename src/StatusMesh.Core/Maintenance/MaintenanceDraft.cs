namespace StatusMesh.Core.Maintenance;

/// <summary>A maintenance window as somebody wrote it. Texts are null where nothing was written.</summary>
public sealed record MaintenanceDraft
{
    /// <summary>What is done in it.</summary>
    public string? Title { get; init; }

    /// <summary>IANA name of a time zone; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>How long it stays open.</summary>
    public string? For { get; init; }

    /// <summary>One time only.</summary>
    public OnceText? Once { get; init; }

    /// <summary>Every day at this time.</summary>
    public string? Daily { get; init; }

    /// <summary>Some days of every week.</summary>
    public WeeklyText? Weekly { get; init; }

    /// <summary>A day of every month.</summary>
    public MonthlyText? Monthly { get; init; }

    /// <summary>Five fields of crontab.</summary>
    public string? Cron { get; init; }

    /// <summary>Local begin and end.</summary>
    public sealed record OnceText(string? From, string? To);

    /// <summary>Weekdays and time.</summary>
    public sealed record WeeklyText(IReadOnlyList<string> Days, string? At);

    /// <summary>Day of the month and time.</summary>
    public sealed record MonthlyText(string? Day, string? At);
}
