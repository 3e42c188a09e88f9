using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Probing;

/// <summary>Where in a probe something happened.</summary>
[JsonConverter(typeof(KebabEnumConverter<ProbePhase>))]
public enum ProbePhase
{
    /// <summary>Before the first packet: the guard refused.</summary>
    Guard,

    /// <summary>Resolving the name.</summary>
    Dns,

    /// <summary>TCP connect.</summary>
    Connect,

    /// <summary>TLS handshake.</summary>
    Tls,

    /// <summary>Waiting for the head of the answer.</summary>
    FirstByte,

    /// <summary>Reading the body.</summary>
    Transfer,
}
