using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Probing;

/// <summary>Whose failure a failed check is. Only the target's can become a down vote.</summary>
[JsonConverter(typeof(KebabEnumConverter<FailureSource>))]
public enum FailureSource
{
    /// <summary>The target, or the way to it.</summary>
    Target,

    /// <summary>The resolver of this region.</summary>
    Resolver,

    /// <summary>The network of this region.</summary>
    Network,

    /// <summary>Our own storage.</summary>
    Storage,

    /// <summary>A rule of ours: the guard, or a limit.</summary>
    Policy,
}
