namespace StatusMesh.Core.Messaging;

/// <summary>What lies on a poison queue, for a person to find.</summary>
public sealed record PoisonMessage
{
    /// <summary>Why the message was given up, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Deliveries before it was given up.</summary>
    public required int DeliveryCount { get; init; }

    /// <summary>The text as it was received, shortened when it would not fit into a message with its reason.</summary>
    public required string Body { get; init; }

    /// <summary>What goes to the poison queue when <paramref name="message"/> is given up <paramref name="at"/> a time.</summary>
    public static PoisonMessage Of(ReceivedMessage message, string reason, DateTimeOffset at) =>
        new() { Reason = reason, At = at, DeliveryCount = message.DeliveryCount, Body = message.Body };
}
