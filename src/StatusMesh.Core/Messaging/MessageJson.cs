using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.Messaging;

/// <summary>How messages are written: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProbeBatch))]
[JsonSerializable(typeof(VotesMessage))]
public sealed partial class MessageJson : JsonSerializerContext;
