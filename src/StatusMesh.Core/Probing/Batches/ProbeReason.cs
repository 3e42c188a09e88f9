using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Probing.Batches;

/// <summary>Why a batch is probed.</summary>
[JsonConverter(typeof(KebabEnumConverter<ProbeReason>))]
public enum ProbeReason
{
    /// <summary>The monitors are due.</summary>
    Scheduled,

    /// <summary>Somebody asks for a target whose state is unknown or stale.</summary>
    OnDemand,

    /// <summary>Another region saw the target down.</summary>
    SecondOpinion,

    /// <summary>A verdict has lasted, or the target has said that it would be back by now.</summary>
    Confirmation,
}
