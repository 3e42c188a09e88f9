using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Consensus;

/// <summary>What the mesh says of a target.</summary>
[JsonConverter(typeof(KebabEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Too few regions can say anything. Never opens an incident.</summary>
    Unknown,

    /// <summary>It answers as it should.</summary>
    Up,

    /// <summary>It answers, but not as it should.</summary>
    Degraded,

    /// <summary>Some regions reach it, others do not.</summary>
    Regional,

    /// <summary>It is down for enough regions to be sure.</summary>
    Down,

    /// <summary>It answers, but not to us.</summary>
    Blocked,

    /// <summary>Inside a planned maintenance window.</summary>
    Maintenance,
}
