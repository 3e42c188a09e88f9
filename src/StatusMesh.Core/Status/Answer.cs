using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Status;

/// <summary>Whom an outage concerns.</summary>
[JsonConverter(typeof(KebabEnumConverter<Answer>))]
public enum Answer
{
    /// <summary>Nobody can say.</summary>
    Unknown,

    /// <summary>It works: if you cannot reach it, it is you.</summary>
    JustYou,

    /// <summary>It works in some regions only.</summary>
    Some,

    /// <summary>It is down everywhere.</summary>
    Everyone,
}
