using System.Globalization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Json;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Alerts;

/// <summary>Writes alerts for people: what, since when, from where, why, what to do.</summary>
public static class AlertText
{
    private const int MostNames = 10;
    private const int LongestTitle = 200;

    /// <summary>The message about a group of incidents.</summary>
    /// <param name="kind">Why it is sent.</param>
    /// <param name="group">The incidents, and what they have in common.</param>
    /// <param name="pageUrl">Where people reach the page; null: no link.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="isOver">True when nothing of their thread goes on.</param>
    public static AlertMessage For(AlertKind kind, IncidentGroup group, Uri? pageUrl, DateTimeOffset now, bool isOver = false)
    {
        var first = group.Incidents[0];
        var title = group.Incidents.Count == 1 ? TitleOf(kind, first) : TitleOf(kind, group);
        return new AlertMessage
        {
            Kind = kind,
            Title = title.Length > LongestTitle ? title[..(char.IsHighSurrogate(title[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1)] + "…" : title,
            Lines = [.. group.Incidents.Count == 1 ? LinesOf(kind, first, now) : LinesOf(kind, group, now)],
            Incidents = group.Incidents,
            Link = LinkTo(pageUrl, group),
            Thread = first.Thread ?? first.Id,
            IsOver = isOver,
            At = now,
        };
    }

    /// <summary>The message that tries a channel.</summary>
    public static AlertMessage Test(string channel, Uri? pageUrl, DateTimeOffset now) => new()
    {
        Kind = AlertKind.Test,
        Title = "Test alert from StatusMesh",
        Lines = [$"The channel {channel} works: alerts will arrive here.", "Nothing is broken, and there is nothing to do."],
        Incidents = [],
        Link = pageUrl,
        Thread = string.Create(CultureInfo.InvariantCulture, $"test-{now.ToUnixTimeSeconds()}"),
        At = now,
    };

    private static string TitleOf(AlertKind kind, Incident incident) => kind switch
    {
        AlertKind.Recovered => incident.Cause == Cause.HeartbeatMissing ? $"{incident.Name} calls again" : $"{incident.Name} is up again",
        AlertKind.Reminder => $"{incident.Name} {(incident.Cause == Cause.HeartbeatMissing ? "has still not called" : "is still " + State(incident))}",
        AlertKind.Worsened => $"{incident.Name} is now {State(incident)}",
        _ => incident.Cause == Cause.HeartbeatMissing ? $"{incident.Name} has not called in time" : $"{incident.Name} is {State(incident)}",
    };

    private static string TitleOf(AlertKind kind, IncidentGroup group)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{group.Incidents.Count} monitors");
        var what = kind switch
        {
            AlertKind.Recovered => "are up again",
            AlertKind.Reminder => "are still in trouble",
            _ => "are in trouble",
        };
        return group.Cause switch
        {
            SharedCause.Region => $"{count} {what}, seen from {group.Name} only",
            SharedCause.Address => $"{count} {what}, all at {group.Name}",
            SharedCause.Network => $"{count} {what}, all in the network {group.Name}",
            SharedCause.Domain => $"{count} {what}, all below {group.Name}",
            _ => $"{count} {what}",
        };
    }

    private static IEnumerable<string> LinesOf(AlertKind kind, Incident incident, DateTimeOffset now)
    {
        yield return incident.Url;
        if (kind == AlertKind.Recovered)
        {
            var endedAt = incident.EndedAt ?? now;
            yield return $"It was {State(incident)} for {Span(endedAt - incident.StartedAt)}, from {Time(incident.StartedAt)} to {Time(endedAt)}.";
        }
        else
        {
            yield return $"Since {Time(incident.StartedAt)}, {Span(now - incident.StartedAt)} ago.";
        }

        yield return $"Seen from {string.Join(", ", incident.Regions)} ({Number(incident.Regions.Count)} of {Number(incident.MeshSize)} regions).";
        yield return incident.Cause is { } cause ? $"Why: {CauseWords.Of(cause)} ({Kebab.Name(cause)})." : "Why: the regions see different errors.";
        if (kind == AlertKind.Recovered)
        {
            yield break;
        }

        if (incident.RetryAt is { } retryAt && retryAt > now)
        {
            yield return $"It says that it will be back at {Time(retryAt)}; we look again then.";
        }

        if (FirstStep.For(incident.Cause) is { } step)
        {
            yield return $"What to do: {step}";
        }
    }

    private static IEnumerable<string> LinesOf(AlertKind kind, IncidentGroup group, DateTimeOffset now)
    {
        var incidents = group.Incidents;
        yield return kind == AlertKind.Recovered
            ? $"The first was in trouble from {Time(incidents[0].StartedAt)} on; all have recovered by {Time(incidents.Max(incident => incident.EndedAt) ?? now)}."
            : $"Since {Time(incidents[0].StartedAt)}, {Span(now - incidents[0].StartedAt)} ago.";
        if (incidents.Select(incident => incident.Cause).Distinct().ToList() is [{ } cause])
        {
            yield return $"Why: {CauseWords.Of(cause)} ({Kebab.Name(cause)}).";
        }

        foreach (var incident in incidents.Take(MostNames))
        {
            yield return $"{incident.Name}: {incident.Url}";
        }

        if (incidents.Count > MostNames)
        {
            yield return $"and {Number(incidents.Count - MostNames)} more.";
        }
    }

    private static string State(Incident incident) => incident.Verdict switch
    {
        Verdict.Down => "down",
        Verdict.Regional => "down for some regions",
        _ => "degraded",
    };

    private static Uri? LinkTo(Uri? pageUrl, IncidentGroup group) => pageUrl is null ? null
        : group.Incidents.Count == 1 ? new Uri(pageUrl, $"?url={Uri.EscapeDataString(group.Incidents[0].Url)}")
        : pageUrl;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Span(TimeSpan span) => string.Create(
        CultureInfo.InvariantCulture,
        $"{span switch
        {
            { TotalMinutes: < 2 } => $"{(int)span.TotalSeconds} s",
            { TotalHours: < 2 } => $"{(int)span.TotalMinutes} min",
            { TotalDays: < 2 } => $"{(int)span.TotalHours} h {span.Minutes} min",
            _ => $"{(int)span.TotalDays} days",
        }}");
}
