using System.Text.Json.Serialization;
using StatusMesh.Core.Json;
using StatusMesh.Core.Status;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Api;

/// <summary>How the API writes JSON: camelCase, nulls written, times in RFC 3339 UTC.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(Rfc3339Converter)])]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(RegionsBody))]
[JsonSerializable(typeof(IncidentsBody))]
[JsonSerializable(typeof(IncidentMember))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext;
