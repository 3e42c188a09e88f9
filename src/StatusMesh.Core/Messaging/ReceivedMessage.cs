namespace StatusMesh.Core.Messaging;

/// <summary>One delivery of a message.</summary>
public sealed record ReceivedMessage
{
    /// <summary>Identity of the message on its queue.</summary>
    public required string Id { get; init; }

    /// <summary>Identity of this delivery; a later delivery of the same message has another.</summary>
    public required string Receipt { get; init; }

    /// <summary>The text that was sent.</summary>
    public required string Body { get; init; }

    /// <summary>How often the message has been delivered, this time included; 1 the first time.</summary>
    public required int DeliveryCount { get; init; }
}
