using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Status;

/// <summary>How sure a verdict is.</summary>
[JsonConverter(typeof(KebabEnumConverter<Confidence>))]
public enum Confidence
{
    /// <summary>Too few regions said anything.</summary>
    Low,

    /// <summary>Enough regions agree, but not all.</summary>
    Medium,

    /// <summary>All regions say the same.</summary>
    High,
}
