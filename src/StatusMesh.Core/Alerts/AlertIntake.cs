using StatusMesh.Core.Incidents;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Alerts;

/// <summary>Puts alerts into the outbox, one for each channel, and wakes whoever delivers them.</summary>
public sealed class AlertIntake(IAlertOutbox outbox, IMessageSender sender, AlertOptions options)
{
    /// <summary>Time that an alert waits for others of the same cause, so that one message tells of all.</summary>
    public static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(10);

    /// <summary>Adds an alert. Adding the same again changes nothing.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="telling">What set it off.</param>
    /// <param name="monitor">Says which channels; null: all.</param>
    /// <param name="cancellationToken">Cancels the adding.</param>
    public async Task AddAsync(AlertKind kind, PendingTelling telling, MonitorRegistration? monitor, CancellationToken cancellationToken)
    {
        var channels = options.Channels.Where(channel => monitor?.Alerts is not { } names || names.Contains(channel.Name));
        IReadOnlyList<OutboxEntry> entries =
        [
            .. channels.Select(channel => new OutboxEntry
            {
                Id = $"{telling.IncidentId}-{telling.Number}-{channel.Name}",
                Channel = channel.Name,
                Kind = kind,
                IncidentId = telling.IncidentId,
                Number = telling.Number,
                CreatedAt = telling.At,
                Due = telling.At + GroupWait,
            }),
        ];
        if (entries.Count > 0)
        {
            await outbox.AddAsync(entries, cancellationToken);
            await RingAsync(sender, GroupWait, cancellationToken);
        }
    }

    /// <summary>Has somebody look into the outbox after <paramref name="delay"/>.</summary>
    internal static Task RingAsync(IMessageSender sender, TimeSpan delay, CancellationToken cancellationToken) =>
        sender.SendLaterAsync(QueueNames.Alerts, ["deliver"], delay, cancellationToken);
}
