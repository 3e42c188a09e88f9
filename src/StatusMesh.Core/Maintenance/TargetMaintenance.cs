namespace StatusMesh.Core.Maintenance;

/// <summary>The windows of one monitor: its own, and those for all.</summary>
public sealed class TargetMaintenance
{
    /// <summary>Windows that close each other's gaps may have no end; then nobody wants to know it to the day.</summary>
    private const int MostJoined = 100;

    private readonly (string? Title, WindowCalendar Calendar)[] _windows;

    internal TargetMaintenance((string? Title, WindowCalendar Calendar)[] windows) => _windows = windows;

    /// <summary>No windows.</summary>
    public static TargetMaintenance None { get; } = new([]);

    /// <summary>True while a window is open.</summary>
    public bool Covers(DateTimeOffset at)
    {
        foreach (var (_, calendar) in _windows)
        {
            if (calendar.Covers(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the monitor is in at <paramref name="at"/>; null when no window is open.</summary>
    public CurrentMaintenance? Current(DateTimeOffset at)
    {
        if (Open(at) is not { } open)
        {
            return null;
        }

        var (from, to) = (open.Span.From, open.Span.To);
        for (var joined = 0; joined < MostJoined && Open(from.AddTicks(-1)) is { } before; joined++)
        {
            from = before.Span.From;
        }

        for (var joined = 0; joined < MostJoined && Open(to) is { } after; joined++)
        {
            to = after.Span.To;
        }

        return new CurrentMaintenance(open.Title, from, to);
    }

    /// <summary>True when a window closed in (<paramref name="from"/>, <paramref name="to"/>] and none is open any more.</summary>
    public bool EndedIn(DateTimeOffset from, DateTimeOffset to) => AnyEndsIn(from, to) && !Covers(to);

    /// <summary>True when a window closed in (<paramref name="from"/>, <paramref name="to"/>], whether another is open or not.</summary>
    internal bool AnyEndsIn(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var (_, calendar) in _windows)
        {
            if (calendar.FirstEndingAfter(from) is { } span && span.To <= to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of the open windows the one that stays open for the longest.</summary>
    private (string? Title, MaintenanceSpan Span)? Open(DateTimeOffset at)
    {
        (string? Title, MaintenanceSpan Span)? open = null;
        foreach (var (title, calendar) in _windows)
        {
            if (calendar.FirstEndingAfter(at) is { } span && span.From <= at && !(open?.Span.To >= span.To))
            {
                open = (title, span);
            }
        }

        return open;
    }
}
