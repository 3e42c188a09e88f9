using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Incidents;

/// <summary>Why a channel is written to.</summary>
[JsonConverter(typeof(KebabEnumConverter<AlertKind>))]
public enum AlertKind
{
    /// <summary>A target is in trouble.</summary>
    Opened,

    /// <summary>The trouble has become worse: down where it was regional or degraded.</summary>
    Worsened,

    /// <summary>The trouble goes on.</summary>
    Reminder,

    /// <summary>The target has recovered.</summary>
    Recovered,

    /// <summary>Somebody tries the channel.</summary>
    Test,
}
