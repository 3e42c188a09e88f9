namespace StatusMesh.Core.Maintenance;

/// <summary>
/// The times at which a window is open. A time of day that the clock skips counts from the first instant after the gap, one that it
/// shows twice from the first time; lengths are elapsed time.
/// </summary>
public sealed class WindowCalendar
{
    private readonly Recurrence? _recurrence;
    private readonly MaintenanceSpan? _once;
    private readonly WallClock _clock;
    private readonly TimeSpan _length;

    /// <summary>The last answer; checks come thick and fast, windows do not.</summary>
    private volatile Found? _found;

    /// <summary>The calendar of <paramref name="window"/>.</summary>
    /// <exception cref="InvalidDataException">This machine does not know its time zone; without it nobody can say when the window is open.</exception>
    public WindowCalendar(MaintenanceWindow window)
    {
        _clock = new WallClock(TimeZones.Find(window.Zone) ?? throw new InvalidDataException(
            $"A maintenance window is meant in the time zone {window.Zone}, which this machine does not know. Install (newer) time zone data, package tzdata."));
        _recurrence = Recurrence.Of(window.Schedule);
        _length = window.For ?? TimeSpan.Zero;
        _once = window.Schedule is MaintenanceSchedule.Once once && _clock.FirstAt(once.From) is { } from && _clock.FirstAt(once.To) is { } to
            ? new MaintenanceSpan(from, to)
            : null;
    }

    /// <summary>True while the window is open.</summary>
    public bool Covers(DateTimeOffset at) => FirstEndingAfter(at) is { } span && span.From <= at;

    /// <summary>The time that the window is open at <paramref name="at"/>, or else the next one; null when there is none any more.</summary>
    public MaintenanceSpan? FirstEndingAfter(DateTimeOffset at)
    {
        if (_recurrence is not { } recurrence)
        {
            return _once?.To > at ? _once : null;
        }

        if (_found is { } found && at >= found.ValidFrom && (found.Span is null || at < found.Span.Value.To))
        {
            return found.Span;
        }

        found = Find(recurrence, at);
        _found = found;
        return found.Span;
    }

    private Found Find(Recurrence recurrence, DateTimeOffset at)
    {
        // From the day before: when the clock is put back over midnight, the end of that day comes once more.
        var earliest = at - _length;
        var lastEnd = at;
        var seen = false;
        MaintenanceSpan? first = null;
        DateOnly? firstDay = null;
        foreach (var day in recurrence.DaysFrom(DateOnly.FromDateTime(_clock.At(earliest)).AddDays(-1)))
        {
            // For the same reason the times of two days need not come in order.
            if (firstDay?.AddDays(1) < day)
            {
                break;
            }

            foreach (var start in StartsOn(recurrence, day))
            {
                if (start <= earliest)
                {
                    (lastEnd, seen) = (seen && lastEnd > start + _length ? lastEnd : start + _length, true);
                }
                else if (first is null || start < first.Value.From)
                {
                    (first, firstDay) = (new MaintenanceSpan(start, start + _length), firstDay ?? day);
                }
            }
        }

        return new Found(first, lastEnd);
    }

    private IEnumerable<DateTimeOffset> StartsOn(Recurrence recurrence, DateOnly day) => recurrence.EveryHour
        ? recurrence.Times.SelectMany(time => _clock.AllAt(day.ToDateTime(time)))
        : recurrence.Times.Select(time => _clock.FirstAt(day.ToDateTime(time))).OfType<DateTimeOffset>();

    /// <param name="Span">The answer for every instant from <paramref name="ValidFrom"/> until its end.</param>
    /// <param name="ValidFrom">When the time before it ended, as far as that was looked for.</param>
    private sealed record Found(MaintenanceSpan? Span, DateTimeOffset ValidFrom);
}
