using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Consensus;

/// <summary>Why a region says nothing of a target.</summary>
[JsonConverter(typeof(KebabEnumConverter<Abstention>))]
public enum Abstention
{
    /// <summary>No vote has arrived from the region yet.</summary>
    Silent,

    /// <summary>The region's last vote is too old to count.</summary>
    Stale,

    /// <summary>The check failed while the region itself was not fit: its control hosts, its resolver or its network did not answer.</summary>
    Sick,

    /// <summary>The region fails many targets that all other regions reach: the trouble is its own.</summary>
    OddOneOut,

    /// <summary>Our own rules forbid the address.</summary>
    Refused,

    /// <summary>We held the check back to spare the target.</summary>
    Throttled,

    /// <summary>The job of a heartbeat monitor has not called since it was registered or since we listen, and is not overdue yet.</summary>
    Awaited,

    /// <summary>Our own batch ran out of time before the check could be made.</summary>
    OutOfTime,

    /// <summary>The check failed inside a maintenance window that has closed since.</summary>
    Maintenance,
}
