using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Status;

/// <summary>What a caller saw from its own side: the parameter <c>me</c>.</summary>
[JsonConverter(typeof(KebabEnumConverter<CallerObservation>))]
public enum CallerObservation
{
    /// <summary>It reaches the target.</summary>
    Reachable,

    /// <summary>It does not reach the target.</summary>
    Unreachable,

    /// <summary>It reaches nothing.</summary>
    Offline,
}
