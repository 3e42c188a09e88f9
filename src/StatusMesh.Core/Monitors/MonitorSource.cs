using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Monitors;

/// <summary>Who registered a monitor or planned maintenance.</summary>
[JsonConverter(typeof(KebabEnumConverter<MonitorSource>))]
public enum MonitorSource
{
    /// <summary>The monitors file of a LocalHost.</summary>
    File,

    /// <summary>The demo.</summary>
    Demo,

    /// <summary>Somebody with a key, through the API.</summary>
    Admin,
}
