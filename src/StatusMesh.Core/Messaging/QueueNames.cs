namespace StatusMesh.Core.Messaging;

/// <summary>The queues of a mesh.</summary>
public static class QueueNames
{
    /// <summary>Votes of all regions, for whichever aggregator is free.</summary>
    public const string Votes = "votes";

    /// <summary>Says that the outbox holds alerts that are due.</summary>
    public const string Alerts = "alerts";

    /// <summary>Batches that <paramref name="region"/> is to probe.</summary>
    public static string Probe(string region) => "probe-" + region;

    /// <summary>Where messages of <paramref name="queue"/> end that can never be handled.</summary>
    public static string Poison(string queue) => queue + "-poison";
}
