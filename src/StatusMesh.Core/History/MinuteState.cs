using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.History;

/// <summary>What one region saw of a target in one minute: its last check counts. The numbers are stored; they never change.</summary>
[JsonConverter(typeof(KebabEnumConverter<MinuteState>))]
public enum MinuteState
{
    /// <summary>No check was made.</summary>
    NoCheck = 0,

    /// <summary>The region voted up.</summary>
    Up = 1,

    /// <summary>The region voted degraded.</summary>
    Degraded = 2,

    /// <summary>The region voted down.</summary>
    Down = 3,

    /// <summary>The region voted blocked.</summary>
    Blocked = 4,

    /// <summary>The region checked, but abstained.</summary>
    Abstained = 5,

    /// <summary>The target was inside a maintenance window.</summary>
    Maintenance = 6,
}
