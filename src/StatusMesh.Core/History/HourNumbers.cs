namespace StatusMesh.Core.History;

/// <summary>The numbers of one hour of a shard, without the minute series that they were counted in.</summary>
public sealed record HourNumbers
{
    /// <summary>Start of the hour, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>True when the hour was over when it was put together.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Numbers by target id.</summary>
    public required IReadOnlyDictionary<string, UptimeNumbers> Targets { get; init; }

    /// <summary>The numbers of <paramref name="hour"/>.</summary>
    public static HourNumbers Of(HourHistory hour) => new()
    {
        Hour = hour.Hour,
        IsComplete = hour.IsComplete,
        Targets = hour.Targets.ToDictionary(target => target.Id, UptimeNumbers.Of),
    };
}
