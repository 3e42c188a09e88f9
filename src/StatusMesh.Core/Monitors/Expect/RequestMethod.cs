using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Monitors.Expect;

/// <summary>Methods of a check (RFC 9110 §9.3).</summary>
[JsonConverter(typeof(KebabEnumConverter<RequestMethod>))]
public enum RequestMethod
{
    /// <summary>Asks for the page.</summary>
    Get,

    /// <summary>Asks for the head only.</summary>
    Head,

    /// <summary>Sends a body to be handled; every check does.</summary>
    Post,

    /// <summary>Sends a body to be stored; every check does.</summary>
    Put,

    /// <summary>Asks what may be asked.</summary>
    Options,
}
