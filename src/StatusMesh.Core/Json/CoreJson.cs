using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Json;

/// <summary>How messages and stored values are written: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProbeBatch))]
[JsonSerializable(typeof(VotesMessage))]
[JsonSerializable(typeof(PoisonMessage))]
[JsonSerializable(typeof(BatchResults))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(Heartbeat))]
public sealed partial class CoreJson : JsonSerializerContext;
