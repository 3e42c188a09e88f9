using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Web.Admin;

/// <summary>How admin routes read and write JSON; what they do not know they refuse.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(Rfc3339Converter)])]
[JsonSerializable(typeof(NoteBody))]
[JsonSerializable(typeof(MaintenanceBody))]
[JsonSerializable(typeof(MaintenanceLine))]
[JsonSerializable(typeof(MaintenanceList))]
[JsonSerializable(typeof(AlertTestBody))]
[JsonSerializable(typeof(AlertTestAnswer))]
internal sealed partial class AdminJson : JsonSerializerContext;
