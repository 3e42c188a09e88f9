using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.Incidents;

/// <summary>
/// Works out what is still to be said of an incident: what is, compared with what was told. It may be asked again at any time, so
/// that nothing is lost or said twice when a node dies between deciding and telling.
/// </summary>
public static class IncidentTelling
{
    /// <summary>Most alerts of one target in an hour. Trouble is told only while there is room left to tell of its end, too.</summary>
    public const int MostAlerts = 4;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What will have been told once <see cref="IncidentTold.Pending"/> is done; <paramref name="told"/> itself when there is no news.</summary>
    /// <param name="incident">The incident as it is; null when there is none.</param>
    /// <param name="told">What was told so far; null when nothing was.</param>
    /// <param name="now">The time, UTC.</param>
    public static IncidentTold? Next(IncidentState? incident, IncidentTold? told, DateTimeOffset now)
    {
        var isKnown = incident is not null && told?.IsOf(incident) == true;
        if (told is { IsClosed: false } && !isKnown)
        {
            return Withdraw(told, now);
        }

        if (incident is null)
        {
            return told;
        }

        var events = isKnown ? GoOn(incident, told!) : Begin(incident);
        var alerts = told?.Alerts.Where(at => now - at < Hour).ToList() ?? [];
        var wasAlerted = isKnown && told!.IsAlerted;
        var alert = AlertOf(incident, isKnown ? told : null, wasAlerted, alerts.Count);
        var isHeldBack = incident.IsOpen && !wasAlerted && alert is null;
        if (events.Count == 0 && alert is null)
        {
            return told;
        }

        // Said once, at the moment at which an alert would have gone out.
        if (isHeldBack && events.Exists(entry => entry.Kind is IncidentEventKind.Opened or IncidentEventKind.Reopened))
        {
            events.Add(new IncidentEvent(events[^1].At, IncidentEventKind.Flapping));
        }

        return Pend(events, alert, now, told, new IncidentTold
        {
            Id = isKnown ? told!.Id : incident.Id,
            StartedAt = isKnown ? told!.StartedAt : incident.StartedAt,
            ClosedAt = incident.ClosedAt,
            Verdict = incident.Verdict,
            Cause = incident.Cause,
            Regions = incident.Regions,
            RetryAt = incident.RetryAt,
            IsAlerted = incident.IsOpen && (wasAlerted || alert is not null),
            Alerts = alert is null ? alerts : [.. alerts, now],
        });
    }

    private static IncidentTold Withdraw(IncidentTold told, DateTimeOffset now) => Pend(
        [new IncidentEvent(now, IncidentEventKind.Withdrawn)],
        told.IsAlerted ? AlertKind.Recovered : null,
        now,
        told,
        told with { ClosedAt = now, IsAlerted = false, Alerts = told.IsAlerted ? [.. told.Alerts.Where(at => now - at < Hour), now] : told.Alerts });

    private static IncidentTold Pend(IReadOnlyList<IncidentEvent> events, AlertKind? alert, DateTimeOffset now, IncidentTold? before, IncidentTold told)
    {
        var number = (before?.Number ?? 0) + 1;
        return told with { Number = number, Pending = [.. before?.Pending ?? [], new PendingTelling(number, now, told.Id, events, alert)] };
    }

    private static List<IncidentEvent> Begin(IncidentState incident)
    {
        List<IncidentEvent> events = [EventOf(incident, incident.OpenedAt, IncidentEventKind.Opened)];
        if (incident.ClosedAt is { } closedAt)
        {
            events.Add(new IncidentEvent(closedAt, IncidentEventKind.Closed));
        }

        return events;
    }

    private static List<IncidentEvent> GoOn(IncidentState incident, IncidentTold told)
    {
        var changed = (incident.Verdict, incident.Cause, incident.RetryAt) != (told.Verdict, told.Cause, told.RetryAt) || !incident.Regions.SequenceEqual(told.Regions);
        return (told.IsClosed, incident.ClosedAt) switch
        {
            (true, null) => [EventOf(incident, incident.ChangedAt, IncidentEventKind.Reopened)],
            (false, { } closedAt) => [new IncidentEvent(closedAt, IncidentEventKind.Closed)],
            (false, null) when changed => [EventOf(incident, incident.ChangedAt, IncidentEventKind.Changed)],
            _ => [],
        };
    }

    private static AlertKind? AlertOf(IncidentState incident, IncidentTold? told, bool wasAlerted, int alerts)
    {
        if (!incident.IsOpen)
        {
            return wasAlerted ? AlertKind.Recovered : null;
        }

        var hasRoom = alerts + 1 < MostAlerts;
        return !hasRoom ? null
            : !wasAlerted ? AlertKind.Opened
            : incident.Verdict == Verdict.Down && told!.Verdict != Verdict.Down ? AlertKind.Worsened
            : null;
    }

    private static IncidentEvent EventOf(IncidentState incident, DateTimeOffset at, IncidentEventKind kind) => new(at, kind)
    {
        Verdict = incident.Verdict,
        Cause = incident.Cause,
        Regions = incident.Regions,
    };
}
