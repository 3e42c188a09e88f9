using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Incidents;

/// <summary>What incidents have in common.</summary>
[JsonConverter(typeof(KebabEnumConverter<SharedCause>))]
public enum SharedCause
{
    /// <summary>They are seen from one region only: the way from there is broken.</summary>
    Region,

    /// <summary>Their targets are behind one address.</summary>
    Address,

    /// <summary>Their targets are in one network: an IPv4 /24 or an IPv6 /48.</summary>
    Network,

    /// <summary>Their names are below one domain, and its name servers fail.</summary>
    Domain,
}
