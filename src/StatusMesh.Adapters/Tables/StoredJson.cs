using System.Text.Json;
using System.Text.Json.Serialization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>How records are spelled in storage, schema version <see cref="PackedEntity.SchemaVersion"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(KebabCaseConverter<Abstention>),
        typeof(KebabCaseConverter<Cause>),
        typeof(KebabCaseConverter<FailureSource>),
        typeof(KebabCaseConverter<MonitorSource>),
        typeof(KebabCaseConverter<ProbePhase>),
        typeof(KebabCaseConverter<Verdict>),
        typeof(KebabCaseConverter<VoteKind>),
        typeof(IPAddressConverter),
        typeof(StatusSetConverter),
    ])]
[JsonSerializable(typeof(BatchResults))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(MonitorRegistration))]
[JsonSerializable(typeof(Snapshot))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>An enum member as it is spelled in storage.</summary>
    public static string NameOf<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
