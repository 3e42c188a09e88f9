namespace StatusMesh.Core.History;

/// <summary>One hour of all monitors of a shard: one row of the table <c>history</c>.</summary>
public sealed record HourHistory
{
    /// <summary>The shard.</summary>
    public required string Shard { get; init; }

    /// <summary>Start of the hour, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>True when the hour was over when it was put together; false while minutes may still be added.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The targets of the shard that have something in this hour.</summary>
    public required IReadOnlyList<TargetHour> Targets { get; init; }

    /// <summary>True when any of it is made up for the demo.</summary>
    public bool Demo => Targets.Any(target => target.Demo);
}
