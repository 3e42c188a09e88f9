using System.Text.Json.Serialization;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Json;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>How records are spelled in storage, schema version <see cref="PackedEntity.SchemaVersion"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(IPAddressConverter), typeof(IPEndPointConverter), typeof(StatusSetConverter), typeof(KebabEnumConverter<DayOfWeek>)])]
[JsonSerializable(typeof(BatchResults))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(MonitorRegistration))]
[JsonSerializable(typeof(MonthUptime))]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(PlannedMaintenance))]
[JsonSerializable(typeof(Snapshot))]
internal sealed partial class StoredJson : JsonSerializerContext;
