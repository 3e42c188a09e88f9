using Microsoft.Extensions.Logging;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Alerts;

/// <summary>
/// Delivers what is due in the outbox. Any node may do it, also several at once: an alert is claimed before it is sent, and what a dead
/// node had claimed comes back. Alerts of one incident leave in their order, and those of one cause together.
/// </summary>
public sealed partial class AlertDelivery(
    IAlertOutbox outbox,
    IIncidentStore incidents,
    IncidentLog log,
    IEnumerable<IAlertTransport> transports,
    MonitorDirectory monitors,
    IMessageSender sender,
    AlertOptions options,
    TimeProvider time,
    ILogger<AlertDelivery> logger)
{
    private const int Most = 10_000;

    /// <summary>Longer than any delivery takes.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(24);

    /// <summary>Waiting times between tries; the last goes on until the alert is given up.</summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)];

    private readonly Dictionary<AlertChannelKind, IAlertTransport> _transports = transports.ToDictionary(transport => transport.Kind);

    /// <summary>Sends what is due now. When it returns, nothing is half done.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        var entries = await outbox.ListAsync(Most, cancellationToken);
        await Task.WhenAll(entries.GroupBy(entry => entry.Value.Channel).Select(channel => DeliverAsync(channel.Key, [.. channel], cancellationToken)));
    }

    /// <summary>Tries a channel now, outside of the outbox.</summary>
    /// <returns>Null when it took the alert; else what went wrong.</returns>
    public Task<string?> TestAsync(AlertChannel channel, CancellationToken cancellationToken)
    {
        var message = AlertText.Test(channel.Name, options.PageUrl, time.GetUtcNow());
        return SendAsync(channel, message, message.Thread, cancellationToken);
    }

    private async Task DeliverAsync(string name, IReadOnlyList<Versioned<OutboxEntry>> entries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (options.Channels.FirstOrDefault(channel => channel.Name == name) is not { } channel)
        {
            Log.NoChannel(logger, name, entries.Count);
            await RemoveAsync(entries, cancellationToken);
            return;
        }

        if (channel.Quiet?.EndAt(now) is not null)
        {
            return;
        }

        var ready = new List<(Versioned<OutboxEntry> Entry, Incident Incident)>();
        foreach (var ofIncident in entries.GroupBy(entry => entry.Value.IncidentId))
        {
            if (await PickAsync([.. ofIncident.OrderBy(entry => entry.Value.Number).ThenBy(entry => entry.Value.CreatedAt)], now, cancellationToken) is { } picked)
            {
                ready.Add(picked);
            }
        }

        foreach (var kind in ready.GroupBy(item => item.Entry.Value.Kind))
        {
            var byIncident = kind.ToDictionary(item => item.Incident.Id, item => item.Entry);
            foreach (var group in GroupsOf(kind.Key, [.. kind.Select(item => item.Incident)]))
            {
                await DeliverAsync(channel, kind.Key, group, byIncident, cancellationToken);
            }
        }
    }

    /// <summary>News is grouped by cause; what comes later goes to those who were told together.</summary>
    private static IEnumerable<IncidentGroup> GroupsOf(AlertKind kind, IReadOnlyList<Incident> incidents) => kind == AlertKind.Opened
        ? IncidentGrouping.Of(incidents)
        : incidents.GroupBy(incident => incident.Thread ?? incident.Id)
            .Select(thread => IncidentGrouping.Of([.. thread]) is [var one] ? one : new IncidentGroup(null, null, [.. thread.OrderBy(incident => incident.StartedAt)]));

    /// <summary>The alert of an incident that may leave now; null when none may.</summary>
    private async Task<(Versioned<OutboxEntry> Entry, Incident Incident)?> PickAsync(
        IReadOnlyList<Versioned<OutboxEntry>> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entries.All(entry => entry.Value.Due > now))
        {
            return null;
        }

        if (await incidents.FindAsync(entries[0].Value.IncidentId, cancellationToken) is not { Value: var incident })
        {
            await RemoveAsync(entries, cancellationToken);
            return null;
        }

        // What was planned is no news; what is left of it afterwards is told then.
        if (incident.IsOpen && (await monitors.GetAsync(cancellationToken)).MaintenanceOf(incident.TargetId).Covers(now))
        {
            return null;
        }

        foreach (var (entry, next) in entries.Zip(entries.Skip(1).Append(null)))
        {
            // News that nobody has heard yet is not worth telling once there is newer news. A reminder is none when the trouble is over.
            var isOverdue = next is not null && next.Value.Due <= now && next.Value.Kind != AlertKind.Reminder && entry.Value is { Attempts: 0, Kind: not AlertKind.Reminder };
            if (isOverdue || (entry.Value.Kind == AlertKind.Reminder && !incident.IsOpen))
            {
                await outbox.RemoveAsync(entry.Value, cancellationToken);
                continue;
            }

            if (entry.Value.Kind == AlertKind.Reminder && entry.Value.Due > now)
            {
                continue;
            }

            return entry.Value.Due <= now ? (entry, incident) : null;
        }

        return null;
    }

    private async Task DeliverAsync(
        AlertChannel channel, AlertKind kind, IncidentGroup group, Dictionary<string, Versioned<OutboxEntry>> entries, CancellationToken cancellationToken)
    {
        var claimed = new List<(Versioned<OutboxEntry> Entry, Incident Incident)>();
        foreach (var incident in group.Incidents)
        {
            var entry = entries[incident.Id];
            var next = entry.Value with { Attempts = entry.Value.Attempts + 1, Due = time.GetUtcNow() + Claim };
            if (await outbox.TryReplaceAsync(entry, next, cancellationToken) is { } own)
            {
                claimed.Add((own, incident));
            }
        }

        if (claimed.Count == 0)
        {
            return;
        }

        var told = await ThreadAsync([.. claimed.Select(item => item.Incident)], cancellationToken);
        var isOver = kind == AlertKind.Recovered && !(await incidents.ListOpenAsync(cancellationToken)).Any(open => open.Thread == told[0].Thread);
        var message = AlertText.For(kind, group with { Incidents = told }, options.PageUrl, time.GetUtcNow(), isOver);
        var problem = await SendAsync(channel, message, KeyOf([.. claimed.Select(item => item.Entry.Value.Id)]), cancellationToken);
        foreach (var (entry, incident) in claimed)
        {
            await (problem is null ? SentAsync(entry.Value, incident, cancellationToken) : FailedAsync(channel, entry, problem, cancellationToken));
        }

        if (problem is not null)
        {
            await AlertIntake.RingAsync(sender, PauseAfter(claimed[0].Entry.Value.Attempts), cancellationToken);
        }
    }

    /// <summary>The incidents with the thread under which the channels hear of them, from the first time on.</summary>
    private async Task<IReadOnlyList<Incident>> ThreadAsync(IReadOnlyList<Incident> group, CancellationToken cancellationToken)
    {
        var thread = group[0].Thread ?? group[0].Id;
        var told = new List<Incident>();
        foreach (var incident in group)
        {
            told.Add(incident.Thread is null ? await log.SetThreadAsync(incident.Id, thread, cancellationToken) ?? incident : incident);
        }

        return told;
    }

    private async Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _transports[channel.Kind].SendAsync(channel, message, key, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Broken(logger, e, channel.Name);
            return "A mistake of ours; the log of the node has it.";
        }
    }

    /// <summary>The reminder comes first: of a node that dies in between, the alert comes again.</summary>
    private async Task SentAsync(OutboxEntry entry, Incident incident, CancellationToken cancellationToken)
    {
        if (entry.Kind != AlertKind.Recovered && incident.IsOpen && options.Reminder > TimeSpan.Zero)
        {
            var now = time.GetUtcNow();
            var due = now + options.Reminder;
            var reminder = entry with
            {
                Id = $"{entry.IncidentId}-r{due.ToUnixTimeSeconds()}-{entry.Channel}",
                Kind = AlertKind.Reminder,
                CreatedAt = due,
                Due = incident.RetryAt > due ? incident.RetryAt.Value : due,
                Attempts = 0,
            };
            await outbox.AddAsync([reminder], cancellationToken);
        }

        await outbox.RemoveAsync(entry, cancellationToken);
    }

    private async Task FailedAsync(AlertChannel channel, Versioned<OutboxEntry> entry, string problem, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - entry.Value.CreatedAt < GiveUp)
        {
            Log.Failed(logger, channel.Name, entry.Value.Attempts, problem);
            await outbox.TryReplaceAsync(entry, entry.Value with { Due = now + PauseAfter(entry.Value.Attempts) }, cancellationToken);
            return;
        }

        Log.GivenUp(logger, channel.Name, entry.Value.IncidentId, problem);
        var poison = new PoisonMessage { Reason = problem, At = now, DeliveryCount = entry.Value.Attempts, Body = entry.Value.Id };
        await sender.SendAsync(QueueNames.Poison(QueueNames.Alerts), [PoisonJson.Write(poison, sender.MaxMessageBytes)], cancellationToken);
        await outbox.RemoveAsync(entry.Value, cancellationToken);
    }

    private async Task RemoveAsync(IReadOnlyList<Versioned<OutboxEntry>> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            await outbox.RemoveAsync(entry.Value, cancellationToken);
        }
    }

    private static TimeSpan PauseAfter(int attempts) => Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)];

    /// <summary>The same alerts have the same key at every try.</summary>
    private static string KeyOf(IReadOnlyList<string> ids) => ids.Count == 1
        ? ids[0]
        : $"group-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', ids.Order(StringComparer.Ordinal)))))[..32]}";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Channel {Channel} did not take an alert (try {Attempts}): {Problem}")]
        public static partial void Failed(ILogger logger, string channel, int attempts, string problem);

        [LoggerMessage(LogLevel.Error, "Channel {Channel} has taken nothing for 24 h: the alert of incident {Incident} went to alerts-poison: {Problem}")]
        public static partial void GivenUp(ILogger logger, string channel, string incident, string problem);

        [LoggerMessage(LogLevel.Warning, "There is no channel {Channel} any more; {Count} alerts for it are dropped")]
        public static partial void NoChannel(ILogger logger, string channel, int count);

        [LoggerMessage(LogLevel.Error, "Channel {Channel} could not be written to")]
        public static partial void Broken(ILogger logger, Exception exception, string channel);
    }
}
